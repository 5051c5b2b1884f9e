// Dates against the calendar, their weekdays, durations and reporting period.
#include "validators/date/date.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/annotate/annotator.h"
#include "tests/support/packs.h"
#include "tests/support/tagged.h"
#include "validators/date/interval.h"

namespace galley {
namespace {

// "kind 'text'\n" for each finding.
std::string Found(const std::string& text, const std::string& period = {}) {
  std::vector<Binding> bindings;
  for (const char* kind :
       {"impossible", "reversed", "weekday", "duration", "outside"}) {
    Binding binding;
    binding.rule = binding.kind = kind;
    binding.category = "date";
    binding.severity = Severity::kInfo;
    bindings.push_back(binding);
  }
  const auto document = DraftOf(text);
  Annotator annotator(DefaultDatabase());
  Report report;
  report.annotations = annotator.Annotate(*document, &report.problems);
  MakeDate({DefaultDatabase(), {period}, bindings})
      ->Validate(*document, &report);
  std::string shown;
  for (const Finding& one : report.findings) {
    shown += std::string(one.rule) + " '" +
             std::string(one.span.In(document->text())) + "'\n";
  }
  return shown;
}

TEST(Date, DoesNotExist) {
  EXPECT_EQ(Found("It closed on 31 April 2022."),
            "impossible '31 April 2022'\n");
  EXPECT_EQ(Found("It closed on 31/11/2022."), "impossible '31/11/2022'\n");
  EXPECT_EQ(Found("It closed on 29 February 2024 or 12/25/2023."), "");
  EXPECT_EQ(Found("We packed 45 March boxes."), "");
}

TEST(Date, EndsBeforeItBegins) {
  EXPECT_EQ(Found("It lasted from May 2022 to March 2022."),
            "reversed 'May 2022 to March 2022'\n");
  EXPECT_EQ(Found("It lasted from Q4 2022 to Q1 2022."),
            "reversed 'Q4 2022 to Q1 2022'\n");
  EXPECT_EQ(Found("It lasted from December to March 2022."), "");
  EXPECT_EQ(Found("Sales fell between 2023 and 2022."), "");
}

TEST(Date, HasAWeekday) {
  EXPECT_EQ(Found("On Monday, 8 March 2022 it began."),
            "weekday 'Monday, 8 March 2022'\n");
  EXPECT_EQ(Found("On Tuesday, 8 March 2022 it began."), "");
  EXPECT_EQ(Found("On 8 March 2022 (Tue) it began."), "");
  EXPECT_EQ(Found("It opens (Mon, 08.03.2022)."),
            "weekday 'Mon, 08.03.2022'\n");
  EXPECT_EQ(Found("On Monday, 8 March it began."), "");
}

TEST(Date, LastsAsLongAsItsDurationSays) {
  const struct {
    const char* text;
    const char* found;
  } cases[] = {
      {"a three-year plan (2019–2023)", "duration 'three-year'\n"},
      {"a four-year plan (2019–2023)", ""},
      {"a five-year plan (2019–2023)", ""},
      {"a 24-month project (January 2020 – June 2021)",
       "duration '24-month'\n"},
      {"an 18-month project (January 2020 – June 2021)", ""},
      {"a twenty-four-month project (January 2020 – December 2021)", ""},
      {"two weeks (3–21 October 2022)", ""},
      {"one week (3–21 October 2022)", "duration 'one week'\n"},
      {"a five-day course (3–9 October 2022)", ""},
      {"a two-day course from 3 to 7 October 2022", "duration 'two-day'\n"},
      {"a three- to five-year plan (2010–2019)", ""},
      {"a five-year average (2010–2019)", ""},
      {"the first three-year phase of the plan (2010–2019)", ""},
      {"a 15-year-old girl (2010–2019)", ""},
      {"a 90-day plan (2020–2021)", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(Found(c.text), c.found) << c.text;
}

TEST(Date, LiesInThePeriodThatIsReportedOn) {
  const std::string text =
      "Results\n\nIn March 2021 we dug wells. We have done so since 2019. In "
      "June 2022 it rained.";
  EXPECT_EQ(Found(text, "2022/2022"), "outside 'March 2021'\n");
  EXPECT_EQ(Found(text, "2021-01/2022-12"), "");
  EXPECT_EQ(Found(text), "");  // no title says what it covers
  EXPECT_EQ(Found("Results 2022\n\nIn March 2021 we dug wells."),
            "outside 'March 2021'\n");
}

TEST(IntervalOf, CountsBothEnds) {
  const auto year = IntervalOf("1970");
  ASSERT_TRUE(year);
  EXPECT_EQ(year->first, 0);
  EXPECT_EQ(year->last, 364);
  EXPECT_EQ(year->precision, DatePrecision::kYear);
  const auto range = IntervalOf("1970-Q1/1970-06-02");
  ASSERT_TRUE(range);
  EXPECT_EQ(range->first, 0);
  EXPECT_EQ(range->last_begins, 152);
  EXPECT_EQ(range->last, 152);
  EXPECT_EQ(range->precision, DatePrecision::kMonth);
  EXPECT_EQ(IntervalOf("1970-H2")->first, 181);
  for (const char* other : {"", "--06", "1970-Q5", "1970-H3", "1970/--03"}) {
    EXPECT_FALSE(IntervalOf(other)) << other;
  }
}

TEST(WorkingDays, LeaveOutWeekends) {
  EXPECT_EQ(WorkingDays(*IntervalOf("2022-10-03/2022-10-09")), 5);
  EXPECT_EQ(WorkingDays(*IntervalOf("2022-10-08/2022-10-09")), 0);
  EXPECT_EQ(WorkingDays(*IntervalOf("1969-12-26/1970-01-02")), 6);
}

}  // namespace
}  // namespace galley
