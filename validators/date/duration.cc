#include "validators/date/duration.h"

#include <fmt/core.h>

#include <charconv>
#include <cmath>

namespace galley {
namespace {

// "three-year joint programme on water (2019-2023)": words between the two.
constexpr int kMaxBetween = 5;
constexpr double kDaysOfMonth = 30.44;
constexpr double kDaysOfYear = 365.25;

struct Duration {
  Span span{};
  int number = 0;
  std::string_view unit{};  // "year"
};

class Reader {
 public:
  Reader(const Document& document, const DurationLists& lists)
      : text_(document.text()),
        view_(document.view()),
        words_(document.words()),
        lists_(lists) {}

  // The duration before word `at`, the first of a range.
  std::optional<Duration> Before(uint32_t at) const {
    const uint32_t bracket = at;
    if (at > 0 && (Is(at - 1, '(') || IsLink(at - 1))) --at;
    if (at == bracket || at == 0) return std::nullopt;
    for (int between = 0; between <= kMaxBetween && at > 0; ++between) {
      const Word& word = words_[--at];
      if (const std::string* unit = lists_.units.Find(text_, word)) {
        const bool plural = view_[word.begin + word.length - 1] == 's';
        if (plural && between > 0) return std::nullopt;
        return Numbered(at, *unit);
      }
      if (!word.Is(kLetterShapes) || lists_.breaks.Has(text_, word)) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

 private:
  bool Is(uint32_t i, char sign) const {
    return words_[i].Is(kSign) && view_[words_[i].begin] == sign;
  }
  bool IsLink(uint32_t i) const {
    const std::string_view word = words_[i].span().In(view_);
    return word == "from" || word == "for" || word == "covering";
  }

  std::optional<int> NumberAt(uint32_t i) const {
    const Word& word = words_[i];
    int number = 0;
    if (word.Is(kDigits)) {
      const std::string_view digits = word.span().In(text_);
      if (digits.size() > 3) return std::nullopt;
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
      return number;
    }
    const std::string* value = lists_.numbers.Find(text_, word);
    if (value == nullptr) return std::nullopt;
    const char* end = value->data() + value->size();
    const auto [rest, error] = std::from_chars(value->data(), end, number);
    if (error != std::errc() || rest != end || number > 99) return std::nullopt;
    return number;
  }

  // "three-", "24 ", "twenty-four " before the unit at word `unit_at`.
  std::optional<Duration> Numbered(uint32_t unit_at,
                                   std::string_view unit) const {
    uint32_t at = unit_at;
    if (at > 0 && Is(at - 1, '-')) --at;
    if (at == 0) return std::nullopt;
    auto number = NumberAt(--at);
    if (!number || *number == 0) return std::nullopt;
    if (at >= 2 && Is(at - 1, '-')) {
      const auto tens = NumberAt(at - 2);
      // "3-5-year" is a range of its own.
      if (!tens || *tens % 10 != 0 || *tens < 20 || words_[at].Is(kDigits)) {
        return std::nullopt;
      }
      *number += *tens;
      at -= 2;
    } else if (at > 0 && (words_[at - 1].Is(kSign) ? !Is(at - 1, '(')
                                                   : IsPartOfNumber(at - 1))) {
      return std::nullopt;
    }
    return Duration{
        {words_[at].begin, words_[unit_at].span().end}, *number, unit};
  }

  // "one and two year", "three to five years", "2 500 days".
  bool IsPartOfNumber(uint32_t i) const {
    const std::string_view word = words_[i].span().In(view_);
    return word == "and" || word == "to" || word == "or" ||
           NumberAt(i).has_value();
  }

  std::string_view text_;
  std::string_view view_;
  const std::vector<Word>& words_;
  const DurationLists& lists_;
};

std::string Counted(double least, double most, std::string_view unit) {
  const int from = static_cast<int>(std::lround(least));
  const int to = static_cast<int>(std::lround(most));
  if (from == to) return fmt::format("{} {}{}", to, unit, to == 1 ? "" : "s");
  return fmt::format("{} to {} {}s", from, to, unit);
}

}  // namespace

std::optional<DurationClash> ClashingDuration(const Document& document,
                                              const DurationLists& lists,
                                              Span span, Interval interval) {
  const auto duration =
      Reader(document, lists).Before(document.WordAt(span.begin));
  if (!duration) return std::nullopt;
  const bool years = duration->unit == "year";
  const bool months = duration->unit == "month";
  // A coarser range says nothing of days, or of months.
  if (!years && interval.precision == DatePrecision::kYear) return std::nullopt;
  if (!years && !months && interval.precision != DatePrecision::kDay) {
    return std::nullopt;
  }
  const double unit = years                      ? kDaysOfYear
                      : months                   ? kDaysOfMonth
                      : duration->unit == "week" ? 7
                                                 : 1;
  const double least = (interval.last_begins - interval.first) / unit;
  const double most = (interval.last + 1 - interval.first) / unit;
  const double slack = unit == 1 ? 0 : unit == kDaysOfYear ? 0.5 : 1;
  if (duration->number >= least - slack && duration->number <= most + slack) {
    return std::nullopt;
  }
  if (unit == 1 && duration->number == WorkingDays(interval)) {
    return std::nullopt;
  }
  return DurationClash{duration->span, Counted(least, most, duration->unit)};
}

}  // namespace galley
