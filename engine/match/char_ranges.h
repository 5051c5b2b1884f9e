// Sets of code points as sorted ranges.
#pragma once

#include <vector>

#include "engine/match/regex.h"

namespace galley {

using CharRanges = std::vector<CharRange>;

inline constexpr char32_t kLastCodePoint = 0x10FFFF;

// Sorted, merged.
CharRanges Normalised(CharRanges ranges);

// REQUIRES of all below: normalised ranges.
bool Contains(const CharRanges& ranges, char32_t c);
CharRanges Complement(const CharRanges& ranges);
CharRanges Without(const CharRanges& ranges, const CharRanges& removed);

// What \s means: ASCII white space, and with `all` the spaces that the
// matching view makes plain (fold.h).
const CharRanges& WhiteRanges(bool all);

}  // namespace galley
