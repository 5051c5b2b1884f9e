#include "engine/match/char_ranges.h"

#include <algorithm>

namespace galley {

CharRanges Normalised(CharRanges ranges) {
  std::ranges::sort(ranges, {}, &CharRange::first);
  CharRanges merged;
  for (const CharRange& range : ranges) {
    if (!merged.empty() && range.first <= merged.back().last + 1) {
      merged.back().last = std::max(merged.back().last, range.last);
    } else {
      merged.push_back(range);
    }
  }
  return merged;
}

bool Contains(const CharRanges& ranges, char32_t c) {
  return std::ranges::any_of(ranges, [c](const CharRange& range) {
    return range.first <= c && c <= range.last;
  });
}

CharRanges Complement(const CharRanges& ranges) {
  CharRanges result;
  char32_t next = 0;
  for (const CharRange& range : ranges) {
    if (range.first > next) result.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (next <= kLastCodePoint) result.push_back({next, kLastCodePoint});
  return result;
}

CharRanges Without(const CharRanges& ranges, const CharRanges& removed) {
  CharRanges outside = Complement(ranges);
  outside.insert(outside.end(), removed.begin(), removed.end());
  return Complement(Normalised(std::move(outside)));
}

const CharRanges& WhiteRanges(bool all) {
  static const CharRanges kAscii = {{'\t', '\r'}, {' ', ' '}};
  static const CharRanges kAll = {
      {'\t', '\r'},     {' ', ' '},       {0x85, 0x85},     {0xA0, 0xA0},
      {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
      {0x205F, 0x205F}, {0x3000, 0x3000}};
  return all ? kAll : kAscii;
}

}  // namespace galley
