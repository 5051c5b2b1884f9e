#include "engine/input/line_shape.h"

#include <algorithm>
#include <string>

#include "engine/text/character.h"

namespace galley {
namespace {

using std::string_view;

constexpr string_view kFunctionWords[] = {
    "of",     "the",       "and",     "to",    "in",    "for",
    "with",   "by",        "on",      "a",     "an",    "or",
    "at",     "from",      "as",      "that",  "which", "is",
    "are",    "was",       "were",    "their", "its",   "into",
    "this",   "these",     "between", "than",  "under", "through",
    "during", "including", "such",    "de",    "la",    "du"};

constexpr string_view kBullets[] = {"-", "–", "—", "*", "•", "·", "▪",     "■",
                                    "●", "○", "◦", "‣", "➢", "✓", "\uF0B7"};
// These need no space behind them.
constexpr string_view kSureBullets[] = {"•", "▪", "■", "●", "○", "◦", "‣", "➢"};

// Reference numbers and years are longer.
constexpr size_t kMaxMarkDigits = 3;
constexpr size_t kMaxRoman = 6;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSmallAscii(char c) { return c >= 'a' && c <= 'z'; }
bool IsAsciiLetter(char c) { return IsSmallAscii(c) || (c >= 'A' && c <= 'Z'); }
bool IsBlank(char c) { return c == ' ' || c == '\t'; }

// `end` and the blanks behind it; 0 if there is none, or nothing follows.
size_t WithBlanks(string_view line, size_t end) {
  size_t i = end;
  while (i < line.size() && (IsBlank(line[i]) || line.substr(i, 2) == "\u00A0"))
    ++i;
  return i == end || i >= line.size() ? 0 : i;
}

size_t BulletLength(string_view line) {
  for (string_view bullet : kBullets) {
    if (!line.starts_with(bullet)) continue;
    if (const size_t end = WithBlanks(line, bullet.size()); end != 0)
      return end;
  }
  for (string_view bullet : kSureBullets) {
    if (line.starts_with(bullet) && line.size() > bullet.size()) {
      return bullet.size();
    }
  }
  return 0;
}

size_t Run(string_view line, size_t from, bool (*is)(char)) {
  size_t end = from;
  while (end < line.size() && is(line[end])) ++end;
  return end - from;
}

bool IsRoman(string_view word) {
  return word.size() <= kMaxRoman &&
         word.find_first_not_of("ivxlc") == string_view::npos;
}

}  // namespace

size_t ListMarkLength(string_view line) {
  if (line.empty()) return 0;
  if (const size_t bullet = BulletLength(line); bullet != 0) return bullet;
  const size_t open = line[0] == '(' ? 1 : 0;
  const size_t digits = Run(line, open, IsDigit);
  const size_t letters = digits == 0 ? Run(line, open, IsAsciiLetter) : 0;
  const size_t end = open + digits + letters;
  if (end == open || end >= line.size()) return 0;
  const char closing = line[end];
  if (open == 1)
    return closing == ')' &&
                   (digits <= kMaxMarkDigits &&
                    (letters <= 1 || IsRoman(line.substr(1, letters))))
               ? WithBlanks(line, end + 1)
               : 0;
  if (digits > 0) {
    const bool mark = closing == '.' || closing == ')' || closing == '-';
    return mark && digits <= kMaxMarkDigits ? WithBlanks(line, end + 1) : 0;
  }
  const bool roman = IsRoman(line.substr(0, letters));
  if (closing == ')' && (letters == 1 || roman)) {
    return WithBlanks(line, end + 1);
  }
  // "a. ", "ii. "; a capital with a point is an initial.
  const bool small = IsSmallAscii(line[0]);
  if (closing == '.' && small && (letters == 1 || (roman && letters <= 4))) {
    return WithBlanks(line, end + 1);
  }
  return 0;
}

uint8_t NumberedLevel(string_view line) {
  uint8_t level = 0;
  size_t at = 0;
  for (;;) {
    const size_t digits = Run(line, at, IsDigit);
    if (digits == 0 || digits > 2) break;
    at += digits;
    ++level;
    if (at >= line.size() || line[at] != '.' || level == 6) break;
    ++at;
  }
  if (level < 2 || at + 1 >= line.size() || !IsBlank(line[at])) return 0;
  const size_t title = line.find_first_not_of(" \t", at);
  return title != line.npos && IsCapitalLetter(CodePointAt(line, title)) ? level
                                                                         : 0;
}

bool HasEndMark(string_view line) {
  static constexpr string_view kClosing[] = {")", "]", "\"", "'", "”",
                                             "’", "»", "*",  "_"};
  bool again = true;
  while (again) {
    again = false;
    for (string_view closing : kClosing) {
      if (!line.ends_with(closing)) continue;
      line.remove_suffix(closing.size());
      again = true;
    }
  }
  return line.ends_with("…") ||
         (!line.empty() &&
          string_view(".!?:;").find(line.back()) != string_view::npos);
}

bool EndsOpen(string_view line) {
  if (line.empty()) return false;
  const char last = line.back();
  if (last == ',' || last == '(' || last == '[' || last == '/') return true;
  if (line.ends_with("–") || line.ends_with("—")) return true;
  if (last == '-') return line.size() > 1 && !IsBlank(line[line.size() - 2]);
  const size_t begin = line.find_last_of(" \t") + 1;  // 0: a line of one word
  const string_view word = line.substr(begin);
  return begin != 0 &&
         std::ranges::find(kFunctionWords, word) != std::end(kFunctionWords);
}

bool StartsSmall(string_view line) {
  return !line.empty() && IsSmallLetter(CodePointAt(line, 0));
}

bool IsAllCapitals(string_view line) {
  size_t letters = 0;
  for (size_t at = 0; at < line.size(); at = NextCodePoint(line, at)) {
    const char32_t c = CodePointAt(line, at);
    if (IsSmallLetter(c)) return false;
    letters += IsCapitalLetter(c);
  }
  return letters >= 3;
}

}  // namespace galley
