// Folds of single letters, where the fold of a word is that of its letters.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace galley {

// Latin, Greek and Cyrillic up to U+052F without combining marks: there no
// letter changes its fold by its neighbours, so that words need no ICU.
// Immutable once made; made on first use.
class FoldTable {
 public:
  static const FoldTable& Get();

  // False where `code_point` is not in the table or folds to more than fits.
  bool Has(int32_t code_point) const {
    return code_point >= 0 && code_point < kEnd &&
           entries_[static_cast<size_t>(code_point)].length != kNone;
  }
  // REQUIRES: Has(code_point). May be empty (soft hyphen).
  std::string_view Fold(int32_t code_point) const {
    const Entry& entry = entries_[static_cast<size_t>(code_point)];
    return {entry.bytes.data(), entry.length};
  }

 private:
  static constexpr int32_t kEnd = 0x530;
  static constexpr uint8_t kNone = 0xFF;
  struct Entry {
    std::array<char, 7> bytes{};
    uint8_t length = kNone;
  };
  FoldTable();

  std::array<Entry, kEnd> entries_{};
};

}  // namespace galley
