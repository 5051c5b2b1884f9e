#include "validators/numbering/mark.h"

#include <algorithm>

namespace galley {
namespace {

using std::string_view;

// Longer ones are years and reference numbers.
constexpr size_t kMaxDigits = 3;
constexpr size_t kMaxRoman = 6;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSmall(char c) { return c >= 'a' && c <= 'z'; }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool IsBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

int RomanDigit(char c) {
  switch (c) {
    case 'i':
      return 1;
    case 'v':
      return 5;
    case 'x':
      return 10;
    case 'l':
      return 50;
    default:
      return 0;
  }
}

// "xiv" -> 14; 0 for what nobody writes ("iix", "vv").
int RomanValue(string_view label) {
  int value = 0;
  for (size_t i = 0; i < label.size(); ++i) {
    const int digit = RomanDigit(label[i] | 0x20);
    const int next = i + 1 < label.size() ? RomanDigit(label[i + 1] | 0x20) : 0;
    if (digit == 0) return 0;
    value += digit < next ? -digit : digit;
  }
  static constexpr string_view kOnes[] = {"",  "i",  "ii",  "iii",  "iv",
                                          "v", "vi", "vii", "viii", "ix"};
  static constexpr string_view kTens[] = {"", "x", "xx", "xxx", "xl", "l"};
  if (value <= 0 || value >= 60) return 0;
  const string_view tens = kTens[value / 10];
  const string_view ones = kOnes[value % 10];
  const auto same = [](string_view written, string_view roman) {
    return std::ranges::equal(written, roman,
                              [](char a, char b) { return (a | 0x20) == b; });
  };
  const bool well_written = label.size() == tens.size() + ones.size() &&
                            same(label.substr(0, tens.size()), tens) &&
                            same(label.substr(tens.size()), ones);
  return well_written ? value : 0;
}

// Fills in what the letters or digits of a mark count; false if nothing.
bool ReadLabel(string_view label, ListMark* mark) {
  if (label.empty()) return false;
  if (std::ranges::all_of(label, IsDigit)) {
    if (label.size() > kMaxDigits || label[0] == '0') return false;
    for (char c : label) mark->letter = mark->letter * 10 + (c - '0');
    mark->style.sign = MarkStyle::Sign::kDigits;
    return true;
  }
  const bool small = std::ranges::all_of(label, IsSmall);
  if (!small && !std::ranges::all_of(label, IsCapital)) return false;
  if (label.size() > kMaxRoman) return false;
  mark->style.sign =
      small ? MarkStyle::Sign::kSmall : MarkStyle::Sign::kCapital;
  if (label.size() == 1) mark->letter = (label[0] | 0x20) - 'a' + 1;
  mark->roman = RomanValue(label);
  return mark->letter != 0 || mark->roman != 0;
}

}  // namespace

std::optional<ListMark> MarkAt(string_view text, uint32_t at) {
  ListMark mark;
  size_t from = at;
  if (from < text.size() && text[from] == '(') {
    mark.style.opened = true;
    ++from;
  }
  size_t end = from;
  while (end < text.size() && end - from <= kMaxRoman &&
         (IsDigit(text[end]) || IsSmall(text[end]) || IsCapital(text[end]))) {
    ++end;
  }
  if (end == text.size() || !ReadLabel(text.substr(from, end - from), &mark)) {
    return std::nullopt;
  }
  mark.style.closed = text[end];
  if (text[end] != ')' && (text[end] != '.' || mark.style.opened)) {
    return std::nullopt;
  }
  ++end;
  if (end < text.size() && !IsBlank(text[end]) &&
      !text.substr(end).starts_with("\u00A0")) {
    return std::nullopt;
  }
  mark.span = {at, static_cast<uint32_t>(end)};
  return mark;
}

std::vector<ListMark> MarksIn(string_view text, Span span) {
  std::vector<ListMark> marks;
  const string_view inside = text.substr(0, span.end);
  for (size_t close = inside.find(')', span.begin); close != inside.npos;
       close = inside.find(')', close + 1)) {
    size_t at = close;
    while (at > span.begin && close - at <= kMaxRoman + 1 &&
           !IsBlank(inside[at - 1])) {
      --at;
    }
    if (at > span.begin && !IsBlank(inside[at - 1])) continue;
    const auto mark = MarkAt(inside, static_cast<uint32_t>(at));
    if (mark && mark->span.end == close + 1) marks.push_back(*mark);
  }
  return marks;
}

}  // namespace galley
