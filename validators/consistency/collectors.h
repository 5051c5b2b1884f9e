// The families of variants that a document's words are searched for. Each takes
// the words once or twice, in order, and costs time linear in the text.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/rules/database.h"
#include "engine/text/document.h"
#include "validators/consistency/variants.h"
#include "validators/word_flags.h"
#include "validators/word_list.h"

namespace galley {

// A document as the collectors see it.
struct WordView {
  explicit WordView(const Document& read,
                    const std::vector<Annotation>& annotations);

  std::string_view TextOf(size_t i) const {
    return words[i].span().In(document.text());
  }
  bool IsSign(size_t i, char sign) const {
    return words[i].Is(kSign) && document.view()[words[i].begin] == sign;
  }
  bool Is(size_t i, uint8_t flag) const { return (flags[i] & flag) != 0; }
  bool IsTight(size_t i) const { return !words[i].Is(kSpaceBefore); }
  // A word in small letters with this hash stands in the document.
  bool HasInSmall(uint32_t fold_hash) const {
    return in_small.contains(fold_hash);
  }

  const Document& document;
  const std::vector<Word>& words;
  std::vector<uint8_t> flags;
  NameMask names;
  std::unordered_set<uint32_t> in_small{};
};

// sub-national, subnational, sub national; UN-Women, UN Women.
class Compounds {
 public:
  explicit Compounds(const Database& database)
      : prefixes_(database, "compound-prefixes"),
        suffixes_(database, "compound-suffixes"),
        function_(database, "compound-stops"),
        exceptions_(database, "compound-exceptions") {}
  Variants Collect(const WordView& view) const;

 private:
  bool MayStandOpen(const WordView& view, size_t i) const;

  WordList prefixes_;
  WordList suffixes_;
  WordList function_;
  WordList exceptions_;  // re-form and reform: two words
};

// programme, program; labour, labor; organise, organize. Names, and words that
// a capital may make one, do not count.
class Spellings {
 public:
  explicit Spellings(const Database& database);
  Variants Collect(const WordView& view) const;

 private:
  struct Pair {
    uint32_t key = 0;
    bool first = false;
  };
  std::unordered_map<uint32_t, Pair> pairs_{};  // by fold hash of a form
  WordList fields_;                             // a computer program
};

// MoWA, MOWA; GreenHaul, Greenhaul; UNICEF, Unicef.
class LetterCases {
 public:
  explicit LetterCases(const Database& database)
      : names_(database.names),
        exceptions_(database, "case-exceptions"),
        known_(database, "known-acronyms") {}
  Variants Collect(const WordView& view) const;

 private:
  bool IsAcronym(std::string_view word) const;

  const NameTable& names_;
  WordList exceptions_;
  WordList known_;
};

// N’Djaména, N’Djamena: names in which an accent comes and goes.
class Accents {
 public:
  explicit Accents(const Database& database) : names_(database.names) {}
  Variants Collect(const WordView& view) const;

 private:
  const NameTable& names_;
};

}  // namespace galley
