// WordList: words that packs give to a validator, as a <list> or as a
// parameter.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check/validator.h"
#include "engine/rules/database.h"
#include "engine/text/document.h"
#include "engine/text/word.h"

namespace galley {

// Single words, letter case aside, with their values. Immutable. Cost of a
// question: a search by hash; a word that has one in common is folded.
class WordList {
 public:
  WordList() = default;
  // The entries of the <list> of this name and their values, entries of several
  // words left out; empty when no pack has it.
  WordList(const Database& database, std::string_view name);
  // The words of <param name="x" value="a b c"/>; empty without it.
  WordList(const Binding& binding, std::string_view param);

  // The value of a word of `text`; null when the list lacks it.
  const std::string* Find(std::string_view text, const Word& word) const;
  bool Has(std::string_view text, const Word& word) const {
    return Find(text, word) != nullptr;
  }
  bool Has(const Document& document, const Word& word) const {
    return Has(document.text(), word);
  }
  bool Has(std::string_view word) const;

 private:
  struct Entry {
    uint32_t hash = 0;
    std::string folded{};
    std::string value{};
  };
  void Add(std::string folded, std::string value);
  void Sort();
  // `fold` gives the folded word; asked for only where the hash is known.
  template <typename Fold>
  const std::string* FindHash(uint32_t hash, Fold fold) const;

  static constexpr size_t kFilterBits = 4096;

  std::vector<Entry> entries_{};       // by hash
  std::bitset<kFilterBits> filter_{};  // most words are ruled out by it
};

}  // namespace galley
