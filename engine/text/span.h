// Span: a half-open range of bytes in a Document's UTF-8 text.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace galley {

// The only position type of the engine. Both ends lie on code-point borders.
// Ordered by begin, then end.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Covers(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  bool Overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  std::string_view In(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  friend auto operator<=>(const Span&, const Span&) = default;
};

// The smallest span that covers both.
inline Span Union(Span a, Span b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace galley
