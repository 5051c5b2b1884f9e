// Shingles: runs of words as hashes, every one or a sample that copies share.
#pragma once

#include <cstdint>
#include <vector>

#include "validators/duplicate/tokens.h"

namespace galley {

struct Shingle {
  uint32_t hash = 0;
  uint32_t token = 0;  // its first
  // For who looks them up: the place behind an earlier one in a list; 0: none.
  uint32_t earlier = 0;
};

// Runs of `words` tokens inside units, in order. Of `window` runs in a row the
// one with the least hash (the last of them on a tie) is taken: what two texts
// have in common over words + window - 1 tokens gives them a common shingle
// (winnowing, Schleimer et al. 2003). Runs with fewer than three different
// words that are no figures are left out: page numbers, rows of dashes, "the
// the the". Figures are one class.
std::vector<Shingle> CutShingles(const Tokens& tokens, uint32_t words,
                                 uint32_t window);

}  // namespace galley
