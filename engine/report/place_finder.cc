#include "engine/report/place_finder.h"

#include <bit>
#include <cassert>
#include <cstring>

namespace galley {
namespace {

// From further away the line index is faster.
constexpr size_t kNear = 4096;

// Bytes that begin a code point: all but 10xxxxxx.
uint32_t CountCodePoints(std::string_view text) {
  constexpr uint64_t kOnes = 0x0101010101010101u;
  size_t continuations = 0;
  size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t word = 0;
    std::memcpy(&word, text.data() + i, sizeof word);
    continuations +=
        static_cast<size_t>(std::popcount((word >> 7) & (~word >> 6) & kOnes));
  }
  for (; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) ++continuations;
  }
  return static_cast<uint32_t>(text.size() - continuations);
}

}  // namespace

Place PlaceIn(const OtherDraft& other) {
  return {other.file, other.line, other.column, other.excerpt, 0};
}

PlaceFinder::PlaceFinder(const Document& document)
    : document_(document),
      source_(document.source()),
      has_returns_(source_.find('\r') != std::string_view::npos) {}

Position PlaceFinder::PositionAt(size_t offset, uint32_t text_offset) {
  const bool near = offset >= last_offset_ && offset - last_offset_ <= kNear;
  if (!near || has_returns_) return document_.PositionOf(text_offset);
  Position position = last_;
  std::string_view between =
      source_.substr(last_offset_, offset - last_offset_);
  for (;;) {
    const size_t line_end = between.find('\n');
    if (line_end == std::string_view::npos) break;
    ++position.line;
    position.column = 1;
    between.remove_prefix(line_end + 1);
  }
  position.column += CountCodePoints(between);
  return position;
}

Place PlaceFinder::Of(Span span) {
  Place place;
  place.file = document_.InFile(span);
  place.source = document_.InSource(span);
  place.offset = static_cast<size_t>(place.source.data() - source_.data());
  assert(place.offset <= source_.size());
  last_ = PositionAt(place.offset, span.begin);
  last_offset_ = place.offset;
  place.line = last_.line;
  place.column = last_.column;
  return place;
}

}  // namespace galley
