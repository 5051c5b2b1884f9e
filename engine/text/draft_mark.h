// DraftMark: what a draft says to galley about its own findings.
//
// In Markdown and HTML a comment, <!-- galley:off RULE REASON -->; in plain
// text a line of its own, [galley:off RULE REASON].
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/document.h"

namespace galley {

struct DraftMark {
  enum class Kind : uint8_t {
    kOff,         // from here on
    kOn,          // ends kOff of the same rule
    kIgnoreNext,  // the rest of this block, or the next one
    kUnknown,
  };
  Kind kind = Kind::kUnknown;
  std::string verb{};    // as written, behind "galley:"
  std::string rule{};    // a rule or a category; empty: none was given
  std::string reason{};  // empty: none was given
  Span span{};           // in Document::source()
  uint32_t offset = 0;   // in Document::text(): what it concerns begins here
};

// In order. A comment that is shown as code is none. Cost: one pass over the
// source, and a logarithm of the text for each mark.
std::vector<DraftMark> DraftMarksOf(const Document& document);

// Is this line of plain text, without white space at its ends, a mark?
bool IsDraftMark(std::string_view line);

}  // namespace galley
