// Passages: stretches of a document that can be compared, and their copies.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/text/document.h"

namespace galley {

// A block or a sentence. `key` is a hash of its words, letter case, spacing,
// typography and signs apart.
struct Passage {
  Span span{};
  uint64_t key = 0;
  uint32_t words = 0;  // signs not counted
  uint32_t row = 0;    // passages in a row may be copied together
  bool heading = false;
};

// Neighbouring passages that stand together in every one of `places`; each
// place is the span of all of them.
struct CopiedRun {
  std::vector<Span> places{};  // two or more, sorted, not overlapping
  uint32_t words = 0;          // of the longest passage in it
  bool headings_only = true;
};

Passage MakePassage(const Document& document, Span span, uint32_t row,
                    bool heading);

// Groups equal passages, and joins groups whose places are neighbours
// throughout (same row, one after the other). Only runs with a passage of
// `min_words` or more, or of headings alone. Cost: linear, plus sorting.
std::vector<CopiedRun> FindCopies(const std::vector<Passage>& passages,
                                  uint32_t min_words);

}  // namespace galley
