// Interval: the days that the value of a date spans, as numbers.
#pragma once

#include <optional>
#include <string_view>

namespace galley {

// What the ends of a date are known to.
enum class DatePrecision { kDay, kMonth, kYear };

// Days are counted from 1970-01-01; both ends belong to the interval.
struct Interval {
  int first = 0;
  int last = 0;
  // First day of the second end of a range, else `first`: a range from 2019 to
  // 2023 lasts four years or five, by how one counts.
  int last_begins = 0;
  DatePrecision precision = DatePrecision::kDay;  // of the coarser end

  bool Overlaps(Interval other) const {
    return first <= other.last && other.first <= last;
  }
};

// Of "2022", "2022-06", "2022-06-04", "2021-Q4", "2021-H1" and ranges of them;
// nothing for values without a year. `first` of a reversed range lies behind
// its `last`.
std::optional<Interval> IntervalOf(std::string_view value);

// Days from Monday to Friday among those of the interval. Constant time.
int WorkingDays(Interval interval);

}  // namespace galley
