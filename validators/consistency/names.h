// Names in two forms: by small words, or by a letter.
#pragma once

#include <unordered_map>
#include <vector>

#include "engine/annotate/annotation.h"
#include "engine/match/lexicon.h"
#include "engine/rules/database.h"
#include "validators/consistency/collectors.h"
#include "validators/word_list.h"

namespace galley {

// "Society for the Conservation of Nature", "Society for Conservation of
// Nature": agencies, programmes and instruments of three words or more that
// small words alone tell apart. Cost: linear.
class LongNames {
 public:
  explicit LongNames(const Database& database)
      : small_(database, "name-small-words") {}
  Variants Collect(const WordView& view,
                   const std::vector<Annotation>& annotations) const;

 private:
  WordList small_;
};

// "Kuvango", "Kuvengo": capitalised words one letter apart. The one that stands
// once, and that no list knows, is a form of the one that stands twice or more
// or that a list knows. Cost: linear in the words, and in the letters of
// those that no list knows.
class NearNames {
 public:
  // `words`: those of the language, which are no names.
  NearNames(const Database& database, const Lexicon& words)
      : names_(database.names), words_(words) {}
  Variants Collect(const WordView& view) const;

 private:
  struct Name;

  bool IsCandidate(const WordView& view, size_t i) const;
  bool IsListed(std::string_view word) const;

  const NameTable& names_;
  const Lexicon& words_;
};

}  // namespace galley
