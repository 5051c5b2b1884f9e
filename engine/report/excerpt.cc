#include "engine/report/excerpt.h"

#include <algorithm>
#include <array>

#include "engine/text/character.h"

namespace galley {
namespace {

constexpr size_t kWindow = 100;  // columns of a line that are shown
constexpr size_t kBefore = 40;   // of them before the span
constexpr std::string_view kCut = "...";
constexpr char32_t kReplacement = 0xFFFD;

struct Sign {
  char32_t value = kReplacement;
  size_t length = 1;
};

bool IsContinuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Of a file name, too: a byte that begins no sequence is one U+FFFD.
Sign SignAt(std::string_view text, size_t i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 0x80) return {byte, 1};
  const size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
  if (byte < 0xC2 || byte > 0xF4 || i + length > text.size()) return {};
  char32_t value = byte & (0xFFu >> (length + 1));
  for (size_t k = 1; k < length; ++k) {
    if (!IsContinuation(text[i + k])) return {};
    value = (value << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
  }
  return {value, length};
}

struct Range {
  char32_t first = 0;
  char32_t last = 0;
};

template <size_t kSize>
bool IsIn(const std::array<Range, kSize>& ranges, char32_t value) {
  return std::ranges::any_of(ranges, [value](Range range) {
    return range.first <= value && value <= range.last;
  });
}

// Columns of a terminal: marks take none, East Asian wide characters two.
size_t ColumnsOf(char32_t value) {
  constexpr std::array kNone = {
      Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD},
      Range{0x0610, 0x061A}, Range{0x064B, 0x065F}, Range{0x1AB0, 0x1AFF},
      Range{0x1DC0, 0x1DFF}, Range{0x200B, 0x200D}, Range{0x20D0, 0x20FF},
      Range{0x2060, 0x2060}, Range{0xFE00, 0xFE0F}, Range{0xFEFF, 0xFEFF}};
  constexpr std::array kTwo = {
      Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},  Range{0x3041, 0xA4CF},
      Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},  Range{0xFE30, 0xFE6F},
      Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},  Range{0x1F300, 0x1F64F},
      Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};
  if (value < 0x300) return 1;
  if (IsIn(kNone, value)) return 0;
  return IsIn(kTwo, value) ? 2 : 1;
}

// What stands for a character that must not reach a terminal.
char32_t Harmless(char32_t value) {
  constexpr std::array kBidirectional = {
      Range{0x061C, 0x061C}, Range{0x200E, 0x200F}, Range{0x202A, 0x202E},
      Range{0x2066, 0x2069}};
  if (value == '\t' || value == '\n' || value == '\r' || value == 0x2028 ||
      value == 0x2029 || value == 0x85) {
    return ' ';
  }
  if (value < 0x20) return 0x2400 + value;  // control pictures
  if (value == 0x7F) return 0x2421;
  if (value < 0xA0 && value > 0x7F) return kReplacement;
  return IsIn(kBidirectional, value) ? kReplacement : value;
}

bool EndsLine(char c) { return c == '\n' || c == '\r'; }

// Goes back from `from` by at most `columns` columns, not over a line end.
size_t StepBack(std::string_view text, size_t from, size_t columns) {
  size_t at = from;
  size_t used = 0;
  while (at > 0 && !EndsLine(text[at - 1])) {
    size_t previous = at - 1;
    while (previous > 0 && at - previous < 4 &&
           IsContinuation(text[previous])) {
      --previous;
    }
    used += ColumnsOf(SignAt(text, previous).value);
    if (used > columns || from - previous > 8 * columns) break;
    at = previous;
  }
  return at;
}

}  // namespace

std::string Printable(std::string_view text) {
  std::string printable;
  for (size_t i = 0; i < text.size();) {
    const Sign sign = SignAt(text, i);
    AppendUtf8(Harmless(sign.value), &printable);
    i += sign.length;
  }
  return printable;
}

std::string Shortened(std::string_view text, size_t columns) {
  if (text.size() <= columns) return Printable(text);
  size_t head = columns * 2 / 3;
  while (head > 0 && IsContinuation(text[head])) --head;
  size_t tail = text.size() - columns / 3;
  while (tail < text.size() && IsContinuation(text[tail])) ++tail;
  return Printable(text.substr(0, head)) + std::string(kCut) +
         Printable(text.substr(tail));
}

Excerpt MakeExcerpt(std::string_view source, size_t begin, size_t end) {
  size_t start = StepBack(source, begin, kWindow / 2);
  if (start > 0 && !EndsLine(source[start - 1])) {
    start = StepBack(source, begin, kBefore);
  }
  Excerpt excerpt;
  size_t used = 0;
  if (start > 0 && !EndsLine(source[start - 1])) {
    excerpt.line = kCut;
    excerpt.underline.assign(kCut.size(), ' ');
    used = kCut.size();
  }
  size_t i = start;
  while (i < source.size() && !EndsLine(source[i])) {
    const Sign sign = SignAt(source, i);
    const char32_t shown = Harmless(sign.value);
    const size_t columns = ColumnsOf(shown);
    used += columns;
    if (used > kWindow || i - start > 8 * kWindow) break;
    AppendUtf8(shown, &excerpt.line);
    excerpt.underline.append(columns, i >= begin && i < end ? '^' : ' ');
    i += sign.length;
  }
  if (i < source.size() && !EndsLine(source[i])) excerpt.line.append(kCut);
  const size_t last = excerpt.underline.find_last_of('^');
  if (last == std::string::npos) {
    excerpt.underline.push_back('^');  // an empty span, or one at the line end
  } else {
    excerpt.underline.resize(last + 1);
  }
  return excerpt;
}

}  // namespace galley
