#include "validators/duplicate/shingles.h"

#include <algorithm>

namespace galley {
namespace {

constexpr uint64_t kFactor = 0x9E3779B97F4A7C15;
constexpr uint32_t kNone = UINT32_MAX;
constexpr uint32_t kMinDifferent = 3;

uint32_t Mixed(uint64_t hash) {
  hash = (hash ^ (hash >> 29)) * kFactor;
  return static_cast<uint32_t>(hash >> 32);
}

bool IsTelling(const Tokens& tokens, uint32_t first, uint32_t words) {
  uint32_t different = 0;
  for (uint32_t i = first; i < first + words; ++i) {
    if (tokens.IsFigure(i)) continue;
    bool seen = false;
    for (uint32_t j = first; j < i && !seen; ++j) {
      seen = tokens.HashOf(j) == tokens.HashOf(i);
    }
    if (!seen && ++different == kMinDifferent) return true;
  }
  return false;
}

}  // namespace

std::vector<Shingle> CutShingles(const Tokens& tokens, uint32_t words,
                                 uint32_t window) {
  std::vector<Shingle> shingles;
  shingles.reserve(window == 1 ? tokens.size()
                               : tokens.size() * 2 / (window + 1) + 16);
  uint64_t out_factor = 1;  // of the word that leaves the rolling hash
  for (uint32_t i = 1; i < words; ++i) out_factor *= kFactor;
  std::vector<uint32_t> hashes;  // of one unit; kNone: not telling
  for (uint32_t unit = 0; unit < tokens.units().size(); ++unit) {
    const auto [begin, end] = tokens.TokensOf(unit);
    if (end - begin < words) continue;
    hashes.clear();
    uint64_t rolling = 0;
    for (uint32_t i = begin; i < end; ++i) {
      rolling = rolling * kFactor + tokens.ClassOf(i);
      if (i + 1 < begin + words) continue;
      const uint32_t first = i + 1 - words;
      hashes.push_back(IsTelling(tokens, first, words) ? Mixed(rolling)
                                                       : kNone);
      rolling -= tokens.ClassOf(first) * out_factor;
    }
    // A unit shorter than a window gives its least one too.
    const auto count = static_cast<uint32_t>(hashes.size());
    const uint32_t span = std::min(window, count);
    uint32_t least = kNone;  // index in `hashes`
    for (uint32_t last = span - 1; last < count; ++last) {
      const uint32_t first = last + 1 - span;
      const uint32_t before = least;
      if (least == kNone || least < first) {
        least = first;
        for (uint32_t i = first + 1; i <= last; ++i) {
          if (hashes[i] <= hashes[least]) least = i;
        }
      } else if (hashes[last] <= hashes[least]) {
        least = last;
      }
      if (least != before && hashes[least] != kNone) {
        shingles.push_back({hashes[least], begin + least, 0});
      }
    }
  }
  return shingles;
}

}  // namespace galley
