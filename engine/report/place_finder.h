// PlaceFinder: where spans of one document stand, as writers say it.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/check/finding.h"
#include "engine/text/document.h"

namespace galley {

struct Place {
  Span file{};                // bytes of the file
  uint32_t line = 1;          // of its begin, in the decoded file, from 1
  uint32_t column = 1;        // from 1, in code points
  std::string_view source{};  // the slice of the decoded file
  size_t offset = 0;          // where that slice begins in Document::source()
};

// A place in another draft, whose slice is its excerpt.
Place PlaceIn(const OtherDraft& other);

// Remembers the place given last: those asked for in order cost one pass over
// the document together, any other what Document::PositionOf costs. One per
// document and thread; the document must outlive it.
class PlaceFinder {
 public:
  explicit PlaceFinder(const Document& document);

  Place Of(Span span);

 private:
  Position PositionAt(size_t offset, uint32_t text_offset);

  const Document& document_;
  const std::string_view source_;
  const bool has_returns_;  // CR, alone or in CRLF
  size_t last_offset_ = 0;  // in source_
  Position last_{};
};

}  // namespace galley
