// WordList: a <list> of the packs in the hands of a validator.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/rules/database.h"
#include "engine/text/word.h"

namespace galley {

// The entries of one word, by their folded text, with their values. Immutable.
// Entries of several words are left out.
class WordList {
 public:
  // Empty when no pack has a list of this name.
  WordList(const Database& database, std::string_view name);

  // The value of a word of `text`; null when the list lacks it. Letter case
  // does not count. O(1); words that are not in it cost one look-up of a hash.
  const std::string* Find(std::string_view text, const Word& word) const;
  bool Has(std::string_view text, const Word& word) const {
    return Find(text, word) != nullptr;
  }
  bool Has(std::string_view word) const;

 private:
  struct Entry {
    std::string folded{};
    std::string value{};
  };
  std::unordered_map<uint32_t, Entry> entries_{};  // by FoldHash
};

}  // namespace galley
