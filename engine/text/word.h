// Words: a text cut once, for names, sequences, duplicates and boundaries.
//
// A word is a longest run of letters, marks, decimal digits and connectors
// ("COVID19", "Côte"); every other visible character is a word of its own, a
// sign. Apostrophes and hyphens are signs: "UN-Women’s" is UN - Women ’ s.
// White space is no word, but a word knows whether some stands before it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace galley {

// Bits of Word::shape. Of the first five a word with letters has exactly one.
enum WordShape : uint16_t {
  kLower = 1,          // letters, all small: "women", "b2b"
  kCapitalised = 2,    // a capital, then small letters only: "Women"
  kUpper = 4,          // capitals only, two or more letters: "UNDP", "COVID19"
  kSingleCapital = 8,  // one letter, a capital: "A", "Q4"
  kMixed = 16,         // everything else with letters: "HeForShe", "UNCTs"
  kDigits = 32,        // ASCII digits only
  kHasDigit = 64,
  kSign = 128,         // no letter, mark, digit or connector
  kSpaceBefore = 256,  // white space (or the text's start) stands before it
  kLineStart = 512,    // first word of its line
  kNonAscii = 1024,
};
inline constexpr uint16_t kLetterShapes =
    kLower | kCapitalised | kUpper | kSingleCapital | kMixed;

struct Word {
  uint32_t begin = 0;      // byte offset in the text
  uint32_t fold_hash = 0;  // FoldHash of FoldWord(text)
  uint16_t length = 0;     // bytes; a longer run is cut at kMaxWordBytes
  uint16_t shape = 0;      // WordShape bits

  Span span() const { return {begin, begin + length}; }
  bool Is(uint16_t bits) const { return (shape & bits) != 0; }
};

inline constexpr size_t kMaxWordBytes = 1024;

// All words of `text`, in order. REQUIRES: valid UTF-8 below 4 GiB.
// Typographic quotes and dashes are cut as one sign each and hash like their
// ASCII kin. Cost: linear, about 150 MB/s on prose.
std::vector<Word> CutWords(std::string_view text);

// Full case folding of one word (ICU for non-ASCII); typographic apostrophes,
// quotes and dashes become ' " -. Two surfaces with equal folds are one token.
std::string FoldWord(std::string_view word);

// 32-bit hash of an already folded word.
uint32_t FoldHash(std::string_view folded);

// True where no word is cut by `offset`: not both neighbours are letters,
// marks, decimal digits or connectors. REQUIRES: a code-point border.
bool IsWordBoundary(std::string_view text, uint32_t offset);

}  // namespace galley
