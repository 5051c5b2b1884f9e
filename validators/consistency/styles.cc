#include "validators/consistency/styles.h"

#include <optional>
#include <string_view>

namespace galley {
namespace {

enum Style : uint64_t {
  kPerCent,
  kPercent,
  kPercentSign,
  kComma,
  kSpace,
  kDayFirst,
  kMonthFirst,
  kNumeric,
};

std::optional<Style> ShareStyle(std::string_view text) {
  if (text.ends_with('%')) return kPercentSign;
  if (text.ends_with("per cent")) return kPerCent;
  if (text.ends_with("percent")) return kPercent;
  return std::nullopt;
}

// Of a number from 10000 up: smaller ones are often written without.
std::optional<Style> ThousandsStyle(std::string_view text) {
  const auto digit = [&](size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  for (size_t i = 2; i < text.size(); ++i) {
    if (digit(i) || !digit(i - 1) || !digit(i - 2)) continue;
    if (!digit(i + 1) || !digit(i + 2) || !digit(i + 3) || digit(i + 4)) {
      continue;
    }
    if (text[i] == ',') return kComma;
    if (text[i] == ' ') return kSpace;
  }
  return std::nullopt;
}

std::optional<Style> DayStyle(std::string_view text) {
  const auto letter = [](char c) { return c >= 'A' && c <= 'z'; };
  if (text.size() < 8 || text.find_first_of("123456789") == text.npos) {
    return std::nullopt;
  }
  const size_t first = text.find_first_not_of(' ');
  bool letters = false;
  for (const char c : text) letters |= letter(c);
  if (!letters)
    return text.find_first_of("./") == text.npos ? std::optional<Style>()
                                                 : kNumeric;
  return letter(text[first]) ? kMonthFirst : kDayFirst;
}

bool IsFullDay(const Annotation& date) {
  return date.value && date.value->size() == 10 && (*date.value)[4] == '-';
}

bool NamesWeekday(std::string_view text) {
  const size_t comma = text.find(',');
  return text.find("day") < text.size() &&
         comma < text.find_first_of("0123456789");
}

}  // namespace

std::vector<Variants> WritingStyles(
    const Document& document, const std::vector<Annotation>& annotations) {
  std::vector<Variants> styles(3);
  for (const Annotation& one : annotations) {
    const bool share = one.type == "percentage";
    const bool count = one.type == "count";
    if (!share && !count && !(one.type == "date" && IsFullDay(one))) continue;
    const size_t block = document.BlockAt(one.span.begin);
    if (block >= document.blocks().size() ||
        document.blocks()[block].kind == BlockKind::kTableCell) {
      continue;
    }
    const std::string_view text = one.span.In(document.view());
    if (share) {
      if (const auto style = ShareStyle(text)) {
        styles[0].Add(0, *style, one.span);
      }
    } else if (count) {
      if (const auto style = ThousandsStyle(text)) {
        styles[1].Add(0, *style, one.span);
      }
    } else if (!NamesWeekday(text)) {
      if (const auto style = DayStyle(text)) {
        styles[2].Add(0, *style, one.span);
      }
    }
  }
  return styles;
}

}  // namespace galley
