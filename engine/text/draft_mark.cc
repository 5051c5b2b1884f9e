#include "engine/text/draft_mark.h"

#include <algorithm>
#include <optional>

namespace galley {
namespace {

constexpr std::string_view kName = "galley:";
constexpr std::string_view kComment = "<!--";
constexpr std::string_view kCommentEnd = "-->";
constexpr std::string_view kSpaces = " \t\r\n";

std::string_view Stripped(std::string_view text) {
  const size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

// Takes the first word off `text`.
std::string TakeWord(std::string_view* text) {
  const size_t end = std::min(text->find_first_of(kSpaces), text->size());
  std::string word(text->substr(0, end));
  *text = Stripped(text->substr(end));
  return word;
}

// `content`: what follows "galley:".
DraftMark Parsed(std::string_view content) {
  DraftMark mark;
  mark.verb = TakeWord(&content);
  mark.rule = TakeWord(&content);
  mark.reason = content;
  mark.kind = mark.verb == "off"           ? DraftMark::Kind::kOff
              : mark.verb == "on"          ? DraftMark::Kind::kOn
              : mark.verb == "ignore-next" ? DraftMark::Kind::kIgnoreNext
                                           : DraftMark::Kind::kUnknown;
  return mark;
}

// Of the name at `at`: the comment around it, if nothing stands before it.
std::optional<DraftMark> InComment(std::string_view source, size_t at) {
  const std::string_view before = source.substr(0, at);
  const size_t last = before.find_last_not_of(kSpaces);
  if (last == std::string_view::npos) return std::nullopt;
  const std::string_view opened = before.substr(0, last + 1);
  if (!opened.ends_with(kComment)) return std::nullopt;
  const size_t end = source.find(kCommentEnd, at);
  if (end == std::string_view::npos) return std::nullopt;
  at += kName.size();
  DraftMark mark = Parsed(Stripped(source.substr(at, end - at)));
  mark.span = {static_cast<uint32_t>(opened.size() - kComment.size()),
               static_cast<uint32_t>(end + kCommentEnd.size())};
  return mark;
}

// Of the name at `at`: the line around it, if it holds nothing else.
std::optional<DraftMark> InLine(std::string_view source, size_t at) {
  size_t begin = at;
  while (begin > 0 && source[begin - 1] != '\n' && source[begin - 1] != '\r') {
    --begin;
  }
  const size_t end = std::min(source.find_first_of("\r\n", at), source.size());
  const std::string_view line = Stripped(source.substr(begin, end - begin));
  if (!IsDraftMark(line)) return std::nullopt;
  DraftMark mark = Parsed(
      Stripped(line.substr(1 + kName.size(), line.size() - 2 - kName.size())));
  mark.span.begin = static_cast<uint32_t>(line.data() - source.data());
  mark.span.end = mark.span.begin + static_cast<uint32_t>(line.size());
  return mark;
}

// The first offset of the text that stands at or behind one of the source.
uint32_t InText(const Document& document, uint32_t in_source) {
  const auto size = static_cast<uint32_t>(document.text().size());
  uint32_t low = 0;
  uint32_t high = size;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    const auto place = document.InSource({middle, middle + 1}).data() -
                       document.source().data();
    if (place < static_cast<ptrdiff_t>(in_source)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace

bool IsDraftMark(std::string_view line) {
  return line.starts_with('[') && line.substr(1).starts_with(kName) &&
         line.find(']') == line.size() - 1;
}

std::vector<DraftMark> DraftMarksOf(const Document& document) {
  std::vector<DraftMark> marks;
  const std::string_view source = document.source();
  const bool is_plain = source.data() == document.text().data();
  for (size_t at = source.find(kName); at != std::string_view::npos;
       at = source.find(kName, at + 1)) {
    std::optional<DraftMark> mark =
        is_plain ? InLine(source, at) : InComment(source, at);
    if (!mark) continue;
    mark->offset = is_plain ? mark->span.end : InText(document, mark->span.end);
    // A comment that is code has text of its own.
    if (!is_plain && InText(document, mark->span.begin) != mark->offset) {
      continue;
    }
    marks.push_back(*std::move(mark));
  }
  return marks;
}

}  // namespace galley
