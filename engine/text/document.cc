#include "engine/text/document.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

#include "engine/text/fold.h"

namespace galley {
namespace {

std::vector<uint32_t> LineStarts(std::string_view text) {
  std::vector<uint32_t> starts{0};
  if (std::memchr(text.data(), '\r', text.size()) == nullptr) {
    for (size_t i = text.find('\n'); i != text.npos; i = text.find('\n', i)) {
      starts.push_back(static_cast<uint32_t>(++i));
    }
    return starts;
  }
  for (size_t i = 0; i < text.size(); ++i) {
    const bool crlf =
        text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !crlf)) {
      starts.push_back(static_cast<uint32_t>(i + 1));
    }
  }
  return starts;
}

// Code points are counted once per stretch of this many bytes, so that columns
// stay cheap in a file that is one long line.
constexpr size_t kStretch = 512;

uint32_t CountCodePoints(std::string_view text) {
  uint32_t count = 0;
  for (const char c : text) {
    count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }
  return count;
}

// The number of code points before each stretch.
std::vector<uint32_t> CodePointsBefore(std::string_view text) {
  std::vector<uint32_t> before;
  uint32_t count = 0;
  for (size_t i = 0; i <= text.size(); i += kStretch) {
    before.push_back(count);
    count += CountCodePoints(text.substr(i, kStretch));
  }
  return before;
}

}  // namespace

Document::Document(DocumentParts parts) : parts_(std::move(parts)) {
  view_ = MatchingView(parts_.text);
  words_ = CutWords(parts_.text);
  line_starts_ = LineStarts(source());
  code_points_ = CodePointsBefore(source());
  assert(std::ranges::is_sorted(parts_.blocks, {},
                                [](const Block& block) { return block.span; }));
}

size_t Document::BlockAt(uint32_t offset) const {
  const auto found = std::ranges::upper_bound(
      parts_.blocks, offset, {}, [](const Block& b) { return b.span.end; });
  return static_cast<size_t>(found - parts_.blocks.begin());
}

uint32_t Document::WordAt(uint32_t offset) const {
  const auto found = std::ranges::upper_bound(
      words_, offset, {}, [](const Word& w) { return w.span().end; });
  return static_cast<uint32_t>(found - words_.begin());
}

Span Document::ToSource(Span span) const {
  return parts_.text_to_source.ToOrigin(span);
}

Span Document::InFile(Span span) const {
  return parts_.source_to_file.ToOrigin(ToSource(span));
}

std::string_view Document::InSource(Span span) const {
  return ToSource(span).In(source());
}

Position Document::PositionOf(uint32_t offset) const {
  const std::string_view text = source();
  const uint32_t place = std::min(ToSource({offset, offset}).begin,
                                  static_cast<uint32_t>(text.size()));
  const auto next = std::ranges::upper_bound(line_starts_, place);
  const auto code_points_to = [&](uint32_t offset_in_source) {
    const size_t stretch = offset_in_source / kStretch;
    const size_t begin = stretch * kStretch;
    return code_points_[stretch] +
           CountCodePoints(text.substr(begin, offset_in_source - begin));
  };
  return {static_cast<uint32_t>(next - line_starts_.begin()),
          code_points_to(place) - code_points_to(*(next - 1)) + 1};
}

uint32_t Document::LineBeginInFile(uint32_t line) const {
  if (line <= 1) return 0;
  const uint32_t begin = line_starts_[line - 1];
  return parts_.source_to_file.ToOrigin({begin, begin}).begin;
}

}  // namespace galley
