// Lexicon: the words of a language with how common each is, read from a file.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/mapped_file.h"
#include "engine/base/result.h"

namespace galley {

// The file holds one word a line, "word<TAB>class", sorted bytewise; names have
// their capitals. Nothing is built: the file is mapped, a look-up is a binary
// search in it. Answers are remembered. Safe to use from many threads at once.
class Lexicon {
 public:
  // Errors: those of MappedFile, a file that is no word list.
  static Result<Lexicon> Open(const std::string& path);

  // From 10 (everybody's words) to 70 (of large dictionaries); 0: no word.
  // Exactly this case. Cost: O(log size).
  int ClassOf(std::string_view word) const;
  // As it stands, or in small letters: "Women", "WOMEN", "Chad".
  int ClassInText(std::string_view word) const;
  // The words that begin with `prefix`, itself left out, of class `rarest` or
  // commoner; of a prefix of very many, the first ones.
  std::vector<std::string_view> Longer(std::string_view prefix,
                                       int rarest) const;

 private:
  // Answers, each with the hash of its word in one value, so that threads see
  // whole ones; a later answer takes the place of an earlier one.
  using Memory = std::unique_ptr<std::atomic<uint64_t>[]>;

  explicit Lexicon(MappedFile file);
  int Search(std::string_view word) const;
  // Of the first line that does not sort before `word`.
  size_t LowerBound(std::string_view word) const;

  MappedFile file_;
  Memory memory_;
};

}  // namespace galley
