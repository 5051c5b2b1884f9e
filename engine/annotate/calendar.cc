#include "engine/annotate/calendar.h"

#include <fmt/core.h>

#include <array>
#include <chrono>

namespace galley {
namespace {

constexpr std::array<int, 13> kDays = {31, 31, 29, 31, 30, 31, 30,
                                       31, 31, 30, 31, 30, 31};

std::optional<int> Digits(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool Before(DateParts a, DateParts b) {
  if (a.year != b.year) return a.year < b.year;
  if (a.month != b.month) return a.month < b.month;
  return a.day < b.day;
}

}  // namespace

bool IsPossible(DateParts parts) {
  if (parts.month < 0 || parts.month > 12 || parts.day < 0 ||
      parts.day > kDays[static_cast<size_t>(parts.month)]) {
    return false;
  }
  if (parts.month == 2 && parts.day == 29 && parts.year != 0) {
    return std::chrono::year(parts.year).is_leap();
  }
  return true;
}

DateValue IsoDate(DateParts parts) {
  if (parts.year > 0 && parts.year < 100) {
    parts.year += parts.year < 70 ? 2000 : 1900;
  }
  if (parts.month < 0 || parts.month > 12) {
    return {"", fmt::format("there is no month {}", parts.month)};
  }
  if (!IsPossible(parts)) {
    return {"", fmt::format("the month has no day {}", parts.day)};
  }
  if (parts.year != 0) {
    if (parts.month == 0 && parts.day == 0) {
      return {fmt::format("{:04}", parts.year), ""};
    }
    if (parts.month == 0) {
      return {fmt::format("{:04}---{:02}", parts.year, parts.day), ""};
    }
    if (parts.day == 0) {
      return {fmt::format("{:04}-{:02}", parts.year, parts.month), ""};
    }
    return {
        fmt::format("{:04}-{:02}-{:02}", parts.year, parts.month, parts.day),
        ""};
  }
  if (parts.month != 0) {
    if (parts.day == 0) return {fmt::format("--{:02}", parts.month), ""};
    return {fmt::format("--{:02}-{:02}", parts.month, parts.day), ""};
  }
  return {fmt::format("---{:02}", parts.day), ""};
}

std::optional<DateParts> ParseIsoDate(std::string_view value) {
  DateParts parts;
  const auto take = [&](size_t digits, int* part) {
    const auto number = Digits(value.substr(0, digits));
    if (!number || value.size() < digits) return false;
    *part = *number;
    value.remove_prefix(digits);
    return true;
  };
  if (value.starts_with("---")) {
    value.remove_prefix(3);
    if (!take(2, &parts.day)) return std::nullopt;
  } else if (value.starts_with("--")) {
    value.remove_prefix(2);
    if (!take(2, &parts.month)) return std::nullopt;
    if (value.starts_with('-')) {
      value.remove_prefix(1);
      if (!take(2, &parts.day)) return std::nullopt;
    }
  } else {
    if (!take(4, &parts.year)) return std::nullopt;
    if (value.starts_with("---")) {
      value.remove_prefix(3);
      if (!take(2, &parts.day)) return std::nullopt;
    } else if (value.starts_with('-')) {
      value.remove_prefix(1);
      if (!take(2, &parts.month)) return std::nullopt;
      if (value.starts_with('-')) {
        value.remove_prefix(1);
        if (!take(2, &parts.day)) return std::nullopt;
      }
    }
  }
  if (!value.empty()) return std::nullopt;
  return parts;
}

DateValue IsoRange(std::string_view begin, std::string_view end) {
  if (begin.empty() || end.empty()) return {"", "an end of it is no date"};
  // A range of ranges runs from the first begin to the last end.
  begin = begin.substr(0, begin.find('/'));
  if (const size_t slash = end.find('/'); slash != std::string_view::npos) {
    end = end.substr(slash + 1);
  }
  std::string second(end);
  // 2019/20: the end borrows the century.
  const std::optional<int> year = Digits(begin);
  const std::optional<int> short_year = Digits(end);
  if (begin.size() == 4 && end.size() == 2 && year && short_year) {
    int full = *year / 100 * 100 + *short_year;
    if (full < *year) full += 100;
    second = fmt::format("{:04}", full);
  }
  const auto first_parts = ParseIsoDate(begin);
  const auto second_parts = ParseIsoDate(second);
  if (!first_parts || !second_parts) {
    return {fmt::format("{}/{}", begin, second), ""};
  }
  DateParts a = *first_parts;
  DateParts b = *second_parts;
  const bool over_the_turn = a.month != 0 && b.month != 0 && b.month < a.month;
  if (a.year == 0 && b.year != 0) a.year = b.year - (over_the_turn ? 1 : 0);
  if (b.year == 0 && a.year != 0) b.year = a.year + (over_the_turn ? 1 : 0);
  if (a.month == 0 && a.day != 0) a.month = b.month;
  if (b.month == 0 && b.day != 0) b.month = a.month;
  const DateValue from = IsoDate(a);
  const DateValue to = IsoDate(b);
  if (!from.problem.empty()) return from;
  if (!to.problem.empty()) return to;
  if (Before(b, a) && a.year != 0) return {"", std::string(kEndsBeforeBegin)};
  return {fmt::format("{}/{}", from.value, to.value), ""};
}

int DayOfWeek(DateParts date) {
  using namespace std::chrono;
  const year_month_day day{year(date.year),
                           month(static_cast<unsigned>(date.month)),
                           std::chrono::day(static_cast<unsigned>(date.day))};
  return static_cast<int>(weekday(sys_days(day)).c_encoding());
}

}  // namespace galley
