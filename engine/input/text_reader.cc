// Plain text: lines -> paragraphs, headings, list items, table cells.
//
// Blank lines, list marks, headings and short lines begin a block; hard line
// breaks inside a sentence do not. What a draft says to galley is code.
#include <algorithm>
#include <string_view>

#include "engine/input/line_shape.h"
#include "engine/input/reader.h"
#include "engine/text/character.h"
#include "engine/text/draft_mark.h"

namespace galley {
namespace {

using std::string_view;

constexpr uint32_t kMaxHeadingChars = 100;
// Lines of hard-wrapped prose are as long as a page is wide.
constexpr uint32_t kMinWrapWidth = 40;
constexpr uint32_t kMaxWrapWidth = 132;
// As many lines are enough to tell whether a file is hard-wrapped.
constexpr size_t kSampleLines = 20000;

// A line with something in it.
struct Line {
  Span span{};  // without white space at its ends
  bool blank_before = false;
};

uint32_t CountChars(string_view text) {
  return static_cast<uint32_t>(std::ranges::count_if(text, [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// In characters; looks no further than it must.
bool IsLonger(string_view text, uint32_t chars) {
  return text.size() > chars &&
         (text.size() > size_t{chars} * 4 || CountChars(text) > chars);
}

bool EndsLine(char c) { return c <= '\r' && c >= '\n'; }

bool HasLetter(string_view text) {
  for (size_t at = 0; at < text.size(); at = NextCodePoint(text, at)) {
    if (IsLetter(CodePointAt(text, at))) return true;
  }
  return false;
}

class TextBlocks {
 public:
  explicit TextBlocks(string_view text) : text_(text) {}

  std::vector<Block> Run() && {
    CutLines();
    // With next to no blank lines every line is a block, and short ones are
    // headings even between others.
    every_line_ = blank_lines_ * 10 < lines_.size() + blank_lines_;
    wrap_width_ = WrapWidth();
    for (size_t first = 0; first < lines_.size();) {
      if (const size_t end = TableEnd(first); end != first) {
        AddTable(first, end);
        first = end;
        continue;
      }
      size_t end = first + 1;
      while (end < lines_.size() && Continues(end)) ++end;
      AddBlock(first, end);
      first = end;
    }
    return std::move(blocks_);
  }

 private:
  string_view Of(size_t line) const { return lines_[line].span.In(text_); }

  void CutLines() {
    size_t blank_run = 0;
    for (size_t begin = 0; begin < text_.size();) {
      size_t end = begin;
      while (end < text_.size() && !EndsLine(text_[end])) ++end;
      const Span span = Trimmed(
          text_, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
      if (span.empty()) {
        ++blank_run;
      } else {
        // Blank lines before the first and behind the last do not count.
        if (!lines_.empty()) blank_lines_ += blank_run;
        lines_.push_back({span, blank_run != 0});
        blank_run = 0;
      }
      const bool crlf = text_.substr(end, 2) == "\r\n";
      begin = end + (crlf ? 2 : 1);
    }
  }

  // The width at which the file was wrapped; 0 if it was not. In wrapped prose
  // every third line or more begins with a small letter.
  uint32_t WrapWidth() const {
    std::vector<uint32_t> lengths;
    size_t small = 0;
    const size_t limit = std::min(lines_.size(), kSampleLines);
    for (size_t i = 1; i < limit; ++i) {
      if (lines_[i].blank_before || ListMarkLength(Of(i)) != 0) continue;
      lengths.push_back(CountChars(Of(i - 1)));
      small += StartsSmall(Of(i)) && !HasEndMark(Of(i - 1));
    }
    if (lengths.size() < 3 || small * 3 < lengths.size()) return 0;
    const auto nine_tenths =
        lengths.begin() + static_cast<ptrdiff_t>(lengths.size() * 9 / 10);
    std::ranges::nth_element(lengths, nine_tenths);
    const uint32_t width = *nine_tenths;
    return width < kMinWrapWidth || width > kMaxWrapWidth ? 0 : width;
  }

  // Does `line` go on with the block of the line before it?
  bool Continues(size_t line) const {
    if (lines_[line].blank_before || IsDraftMark(Of(line - 1)) ||
        IsDraftMark(Of(line))) {
      return false;
    }
    const string_view before = Of(line - 1);
    const string_view here = Of(line);
    if (before.find('\t') != before.npos || here.find('\t') != here.npos) {
      return false;
    }
    if (ListMarkLength(here) != 0) return false;
    if (!HasEndMark(before) && StartsSmall(here)) return true;
    // A shorter line is a label that lost its end ("View SDG data for").
    if (EndsOpen(before) && IsLonger(before, kMinWrapWidth)) return true;
    if (wrap_width_ == 0 || NumberedLevel(here) != 0 || IsAllCapitals(here)) {
      return false;
    }
    const size_t word = std::min(here.find(' '), here.size());
    return CountChars(before) + 1 + CountChars(here.substr(0, word)) >
           wrap_width_;
  }

  // The end of a run of two rows or more; `first` itself if there is none.
  size_t TableEnd(size_t first) const {
    size_t end = first;
    while (end < lines_.size() && (end == first || !lines_[end].blank_before) &&
           std::ranges::count(Of(end), '\t') >= 2) {
      ++end;
    }
    return end - first >= 2 ? end : first;
  }

  void AddTable(size_t first, size_t end) {
    for (size_t i = first; i < end; ++i) {
      uint32_t begin = lines_[i].span.begin;
      while (begin <= lines_[i].span.end) {
        const auto tab = static_cast<uint32_t>(
            std::min(text_.find('\t', begin), size_t{lines_[i].span.end}));
        const Span cell = Trimmed(text_, {begin, tab});
        if (!cell.empty()) blocks_.push_back({cell, BlockKind::kTableCell, 0});
        begin = tab + 1;
      }
    }
  }

  void AddBlock(size_t first, size_t end) {
    const Span span{lines_[first].span.begin, lines_[end - 1].span.end};
    if (IsDraftMark(Of(first))) {
      blocks_.push_back({span, BlockKind::kCode, 0});
    } else if (ListMarkLength(Of(first)) != 0) {
      blocks_.push_back({span, BlockKind::kListItem, 0});
    } else if (end == first + 1 && IsHeading(first)) {
      blocks_.push_back({span, BlockKind::kHeading, HeadingLevel(first)});
    } else {
      blocks_.push_back({span, BlockKind::kParagraph, 0});
    }
  }

  bool IsHeading(size_t line) const {
    const string_view here = Of(line);
    if (lines_.size() == 1 || IsLonger(here, kMaxHeadingChars)) return false;
    if (EndsOpen(here) && IsLonger(here, kMinWrapWidth)) return false;
    if (HasEndMark(here) || StartsSmall(here) || !HasLetter(here) ||
        here.find('\t') != here.npos) {
      return false;
    }
    if (every_line_ || NumberedLevel(here) != 0 || IsAllCapitals(here)) {
      return true;
    }
    if (line != 0 && !lines_[line].blank_before) return false;
    // Alone, or above a text that is plainly no list of labels.
    return line + 1 == lines_.size() || lines_[line + 1].blank_before ||
           IsLonger(Of(line + 1), kMaxHeadingChars);
  }

  uint8_t HeadingLevel(size_t line) const {
    if (const uint8_t level = NumberedLevel(Of(line)); level != 0) return level;
    return line == 0 || IsAllCapitals(Of(line)) ? 1 : 2;
  }

  string_view text_;
  std::vector<Line> lines_{};
  size_t blank_lines_ = 0;
  bool every_line_ = false;
  uint32_t wrap_width_ = 0;
  std::vector<Block> blocks_{};
};

}  // namespace

void ReadText(DocumentParts* parts) {
  parts->blocks = TextBlocks(parts->text).Run();
}

}  // namespace galley
