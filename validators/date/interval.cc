#include "validators/date/interval.h"

#include <algorithm>
#include <chrono>

#include "engine/annotate/calendar.h"

namespace galley {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

int DayNumber(year_month_day date) {
  return static_cast<int>(sys_days(date).time_since_epoch().count());
}

// The months [first, first + count) of a year.
Interval Months(int of_year, int first, int count, DatePrecision precision) {
  const year_month_day begin{year(of_year),
                             std::chrono::month(static_cast<unsigned>(first)),
                             std::chrono::day(1)};
  const int begins = DayNumber(begin);
  return {begins, DayNumber(begin + months(count)) - 1, begins, precision};
}

// "2021-Q4", "2021-H1".
std::optional<Interval> PeriodOf(std::string_view value) {
  if (value.size() != 7 || value[4] != '-') return std::nullopt;
  const auto parts = ParseIsoDate(value.substr(0, 4));
  const int number = value[6] - '0';
  const int size = value[5] == 'Q' ? 3 : value[5] == 'H' ? 6 : 0;
  if (!parts || size == 0 || number < 1 || number > 12 / size) {
    return std::nullopt;
  }
  return Months(parts->year, (number - 1) * size + 1, size,
                DatePrecision::kMonth);
}

std::optional<Interval> PointOf(std::string_view value) {
  const auto parts = ParseIsoDate(value);
  if (!parts) return PeriodOf(value);
  if (parts->year == 0 || !IsPossible(*parts)) return std::nullopt;
  if (parts->month == 0)
    return Months(parts->year, 1, 12, DatePrecision::kYear);
  if (parts->day == 0) {
    return Months(parts->year, parts->month, 1, DatePrecision::kMonth);
  }
  const int day =
      DayNumber({year(parts->year),
                 std::chrono::month(static_cast<unsigned>(parts->month)),
                 std::chrono::day(static_cast<unsigned>(parts->day))});
  return Interval{day, day, day, DatePrecision::kDay};
}

// Working days before day `number`, counted from a Monday (1969-12-29).
int WorkingDaysBefore(int number) {
  const int since = number + 3;
  const int week = since >= 0 ? since / 7 : (since - 6) / 7;
  return week * 5 + std::min(since - week * 7, 5);
}

}  // namespace

std::optional<Interval> IntervalOf(std::string_view value) {
  const size_t slash = value.find('/');
  const auto first = PointOf(value.substr(0, slash));
  if (!first || slash == std::string_view::npos) return first;
  const auto last = PointOf(value.substr(slash + 1));
  if (!last) return std::nullopt;
  return Interval{first->first, last->last, last->first,
                  std::max(first->precision, last->precision)};
}

int WorkingDays(Interval interval) {
  return WorkingDaysBefore(interval.last + 1) -
         WorkingDaysBefore(interval.first);
}

}  // namespace galley
