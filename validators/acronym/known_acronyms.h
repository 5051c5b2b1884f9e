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
      : database_(database), known_(database, "known-acronyms") {}

  // True for names of the gazetteers, for those of the list known-acronyms, and
  // for roman numerals.
  bool IsKnown(std::string_view acronym) const;
  // True for a word of the language in capitals (NOT, NEW), and for a long one
  // that can be spoken as one: such names are written like that (INTERSOS).
  bool IsWord(std::string_view acronym) const;
  // True for the first name of a person.
  bool IsGivenName(std::string_view word) const;
  // The acronym of an agency that two neighbouring letters in each other's
  // place make of this one: UNFPA of UNPFA.
  std::optional<std::string> Swapped(std::string_view acronym) const;

 private:
  bool HasName(std::string_view surface, bool acronyms_only) const;

  const Database& database_;
  WordList known_;
};

}  // namespace galley
