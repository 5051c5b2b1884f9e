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

}  // namespace

Document::Document(DocumentParts parts) : parts_(std::move(parts)) {
  view_ = MatchingView(parts_.text);
  words_ = CutWords(parts_.text);
  line_starts_ = LineStarts(source());
  assert(std::ranges::is_sorted(parts_.blocks, {}, [](const Block& block) {
    return block.span;
  }));
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
  Position position;
  position.line = static_cast<uint32_t>(next - line_starts_.begin());
  for (uint32_t i = *(next - 1); i < place; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) ++position.column;
  }
  return position;
}

}  // namespace galley
