// What readers know without a definition, and what only looks like an acronym.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/rules/database.h"
#include "validators/word_list.h"

namespace galley {

class KnownAcronyms {
 public:
  explicit KnownAcronyms(const Database& database)
      : names_(database.names), known_(database, "known-acronyms") {}

  // True for names of the gazetteers, for those of the list known-acronyms, and
  // for roman numerals.
  bool IsKnown(std::string_view acronym) const;
  // True for a word of the language in capitals: NOT, NEW.
  bool IsWord(std::string_view acronym) const;
  // True for the first name of a person.
  bool IsGivenName(std::string_view word) const;
  // The acronym of an agency that two neighbouring letters in each other's
  // place make of this one: UNFPA of UNPFA.
  std::optional<std::string> Swapped(std::string_view acronym) const;

 private:
  bool HasName(std::string_view surface, bool acronyms_only) const;

  const NameTable& names_;
  WordList known_;
};

}  // namespace galley
