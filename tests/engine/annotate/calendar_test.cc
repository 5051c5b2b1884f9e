#include "engine/annotate/calendar.h"

#include <gtest/gtest.h>

#include <string>

namespace galley {
namespace {

std::string Shown(const DateValue& date) {
  return date.problem.empty() ? date.value : "! " + date.problem;
}

TEST(IsoDate, WritesTheDatesThatParticularPartsMake) {
  struct {
    DateParts parts;
    const char* shown;
  } const cases[] = {
      {{2022, 6, 4}, "2022-06-04"},
      {{2022, 6, 0}, "2022-06"},
      {{2022, 0, 0}, "2022"},
      {{0, 6, 4}, "--06-04"},
      {{0, 6, 0}, "--06"},
      {{0, 0, 4}, "---04"},
      {{2022, 0, 4}, "2022---04"},
      {{69, 0, 0}, "2069"},
      {{70, 0, 0}, "1970"},
      {{99, 12, 31}, "1999-12-31"},
      {{1, 0, 0}, "2001"},
      {{2020, 2, 29}, "2020-02-29"},
      {{2000, 2, 29}, "2000-02-29"},
      {{0, 2, 29}, "--02-29"},  // in some year
      {{2021, 2, 29}, "! the month has no day 29"},
      {{1900, 2, 29}, "! the month has no day 29"},
      {{2022, 6, 31}, "! the month has no day 31"},
      {{0, 2, 30}, "! the month has no day 30"},
      {{2022, 0, 32}, "! the month has no day 32"},
      {{2022, 13, 1}, "! there is no month 13"},
  };
  for (const auto& c : cases) EXPECT_EQ(Shown(IsoDate(c.parts)), c.shown);
}

TEST(ParseIsoDate, IsTheInverseOfIsoDate) {
  for (int year : {0, 1800, 2022}) {
    for (int month = 0; month <= 12; ++month) {
      for (int day = 0; day <= 31; ++day) {
        if (year + month + day == 0) continue;
        const DateParts parts{year, month, day};
        const DateValue date = IsoDate(parts);
        EXPECT_EQ(date.problem.empty(), IsPossible(parts)) << date.value;
        if (!date.problem.empty()) continue;
        const auto parsed = ParseIsoDate(date.value);
        ASSERT_TRUE(parsed) << date.value;
        EXPECT_EQ(*parsed, parts) << date.value;
      }
    }
  }
  for (const char* other :
       {"", "-", "--", "---", "2022-", "2022-6", "2022-Q2", "22", "2022-06-04-",
        "2022/2023", "--6", "---4", "20220604", "2022-06-0x"}) {
    EXPECT_FALSE(ParseIsoDate(other)) << other;
  }
}

TEST(IsoRange, BorrowsFromTheOtherEndOnly) {
  struct {
    const char* begin;
    const char* end;
    const char* shown;
  } const cases[] = {
      {"2019", "2024", "2019/2024"},
      {"--01", "2022-06", "2022-01/2022-06"},
      {"2022-01", "--06", "2022-01/2022-06"},
      {"---05", "2023-03-09", "2023-03-05/2023-03-09"},
      {"--12-03", "---21", "--12-03/--12-21"},
      {"--04-02", "2019---07", "2019-04-02/2019-04-07"},
      {"--04", "--12", "--04/--12"},
      {"--12", "--02", "--12/--02"},  // over the turn of a year
      {"--12", "2021-03", "2020-12/2021-03"},
      {"--11-15", "2023-02-03", "2022-11-15/2023-02-03"},
      {"2022-05", "--03", "2022-05/2023-03"},
      {"2022-12", "---21", "2022-12/2022-12-21"},
      {"2019", "20", "2019/2020"},
      {"1999", "02", "1999/2002"},
      {"2021-Q1", "2021-Q3", "2021-Q1/2021-Q3"},
      {"2019/2020", "2021/2022", "2019/2022"},
      {"2024", "2019", "! it ends before it begins"},
      {"2022-06-09", "---04", "! it ends before it begins"},
      {"2022-02-01", "---30", "! the month has no day 30"},
      {"", "2019", "! an end of it is no date"},
      {"2019", "", "! an end of it is no date"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Shown(IsoRange(c.begin, c.end)), c.shown)
        << c.begin << " to " << c.end;
  }
}

TEST(DayOfWeek, CountsFromSunday) {
  EXPECT_EQ(DayOfWeek({2022, 6, 4}), 6);
  EXPECT_EQ(DayOfWeek({2022, 6, 5}), 0);
  EXPECT_EQ(DayOfWeek({2000, 2, 29}), 2);
  EXPECT_EQ(DayOfWeek({1800, 1, 1}), 3);
}

}  // namespace
}  // namespace galley
