// ISO 8601 dates as values: made from parts, put together to ranges.
//
// Nothing is ever resolved against a clock: what an expression does not say is
// missing from its value (--11-25 has no year, ---27 neither month nor year).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley {

// A value, or why there is none (an impossible day).
struct DateValue {
  std::string value{};
  std::string problem{};
};

// Parts of a date; 0 stands for what is not said.
struct DateParts {
  int year = 0;
  int month = 0;
  int day = 0;
  friend bool operator==(const DateParts&, const DateParts&) = default;
};

// "2022-06-04" "2022-06" "2022" "--06-04" "--06" "---04"; "2022---04", a day
// whose month its range will lend. A year of two digits is 19yy from 70 on,
// else 20yy. Problem: month above 12, day the month lacks.
DateValue IsoDate(DateParts parts);

// The parts of such a value; nothing for quarters, ranges and the like.
std::optional<DateParts> ParseIsoDate(std::string_view value);

// The problem of a range whose ends are the wrong way round.
inline constexpr std::string_view kEndsBeforeBegin = "it ends before it begins";

// "2022-01/2022-06": each end borrows what it lacks from the other end only,
// never more than that. A borrowed year is the neighbouring one where the range
// runs over its turn ("December to March 2021" begins in 2020). Ends that are
// quarters or halves are joined as they are. Problem: kEndsBeforeBegin.
DateValue IsoRange(std::string_view begin, std::string_view end);

// Day of the week, 0 Sunday to 6 Saturday. REQUIRES: a full, possible date.
int DayOfWeek(DateParts date);

// True for a day that the month has; a month or year not said is generous.
bool IsPossible(DateParts parts);

}  // namespace galley
