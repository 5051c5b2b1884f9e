// Join: pairs of places -> passages with all their places.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "engine/text/span.h"

namespace galley {

// A place, as the sides that say it; a passage, as its places.
using JoinedPlace = std::vector<size_t>;
using JoinedPassage = std::vector<JoinedPlace>;

// `sides`: 2 * i and 2 * i + 1 are the two places of pair i; an empty one takes
// no part. Two sides are one place when they share four fifths of the longer,
// and pairs that have a place in common are one passage. Passages in the order
// of their first sides, places too.
std::vector<JoinedPassage> JoinPairs(const std::vector<Span>& sides);

// A place that shares so much of another one is the same, or inside it.
inline constexpr double kInside = 0.8;

inline uint32_t SharedBytes(Span a, Span b) {
  return a.Overlaps(b) ? std::min(a.end, b.end) - std::max(a.begin, b.begin)
                       : 0;
}

}  // namespace galley
