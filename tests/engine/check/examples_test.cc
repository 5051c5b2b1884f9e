// Examples are promises: every way to break one is told.
#include "engine/check/examples.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/packs.h"
#include "validators/registry.h"

namespace galley {
namespace {

std::string FailuresOf(const std::string& elements) {
  const auto database = DatabaseOf(elements);
  if (database == nullptr) return "no database";
  const ExampleResult result = RunExamples(*database, Validators(), {});
  std::string shown;
  for (const ExampleFailure& failure : result.failures) {
    shown +=
        fmt::format("{}: {}: {}", failure.line, failure.rule, failure.message);
    if (!failure.text.empty()) {
      shown += " / " + WriteMarks({failure.text, failure.wanted}) + " / " +
               WriteMarks({failure.text, failure.found});
    }
    shown += "\n";
  }
  return shown;
}

ExampleChoice Packs(const std::string& path) {
  ExampleChoice choice;
  choice.packs = {path};
  return choice;
}

std::string Year(const std::string& examples) {
  return "<pattern id='date.y' type='date'><match>20\\d\\d</match>"
         "<set name='value' to='0'/><set name='part' to=\"'late'\"/>" +
         examples + "</pattern>\n";
}

TEST(Examples, ThatHoldAreCountedAndSilent) {
  const auto database = DatabaseOf(
      Year("<ok value='2022' part='late'>in ⟦2022⟧ and ⟦date=2022|2022⟧</ok>"
           "<no>in 1999</no>"));
  ASSERT_NE(database, nullptr);
  const ExampleResult result = RunExamples(*database, Validators(), {});
  EXPECT_EQ(result.rules, 1u);
  EXPECT_EQ(result.examples, 2u);
  EXPECT_TRUE(result.failures.empty());
}

TEST(Examples, TellWhatIsNotFoundExactly) {
  const std::string no = "<no>x</no>";
  const std::string exactly =
      "the rule does not find exactly what is marked / ";
  EXPECT_EQ(FailuresOf(Year("<ok>⟦in 2022⟧</ok>" + no)),
            "2: date.y: " + exactly + "⟦date|in 2022⟧ / in ⟦date=2022|2022⟧\n");
  EXPECT_EQ(FailuresOf(Year("<ok>⟦2022⟧ 2023</ok>" + no)),
            "2: date.y: " + exactly +
                "⟦date|2022⟧ 2023 / ⟦date=2022|2022⟧ ⟦date=2023|2023⟧\n");
  EXPECT_EQ(FailuresOf(Year("<ok>⟦count|2022⟧</ok>" + no)),
            "2: date.y: " + exactly + "⟦count|2022⟧ / ⟦date=2022|2022⟧\n");
  EXPECT_EQ(FailuresOf(Year("<ok>⟦1999⟧</ok>" + no)),
            "2: date.y: " + exactly + "⟦date|1999⟧ / 1999\n");
  EXPECT_EQ(
      FailuresOf(Year("<ok>⟦2022⟧</ok><no>in 2023</no>")),
      "2: date.y: the rule finds something here, and must not / in 2023 / "
      "in ⟦date=2023|2023⟧\n");
}

TEST(Examples, TellWrongValuesAndAttributes) {
  EXPECT_EQ(FailuresOf(Year("<ok value='2023' part='early'>⟦2022⟧</ok>"
                            "<ok>⟦date=2021|2022⟧</ok><no>x</no>")),
            "2: date.y: part is \"late\", not \"early\"\n"
            "2: date.y: value is \"2022\", not \"2023\"\n"
            "2: date.y: value is \"2022\", not \"2021\"\n");
}

TEST(Examples, TellWhenAnotherRuleTakesThePlace) {
  const std::string wide =
      "<pattern id='count.w' type='count'><match>in 20\\d\\d</match>"
      "<ok>⟦in 2022⟧</ok><no>x</no></pattern>\n";
  EXPECT_EQ(FailuresOf(Year("<ok>in ⟦2022⟧</ok><no>x</no>") + wide),
            "2: date.y: with all packs together another rule takes its place / "
            "in ⟦date|2022⟧ / ⟦count|in 2022⟧\n");
  EXPECT_EQ(FailuresOf(Year("<ok alone='yes'>in ⟦2022⟧</ok><no>x</no>") + wide),
            "");
}

TEST(Examples, TellWhenTheNamedWinnerFindsNothing) {
  const std::string wide =
      "<pattern id='count.w' type='count'><match>in 20\\d\\d</match>"
      "<ok>⟦in 2022⟧</ok><no>x</no></pattern>\n";
  EXPECT_EQ(
      FailuresOf(Year("<ok>⟦2022⟧</ok><no winner='count.w'>in 1999</no>") +
                 wide),
      "2: date.y: winner \"count.w\" finds nothing here\n");
  EXPECT_EQ(FailuresOf(Year("<ok alone='yes' winner='count.w'>in ⟦2022⟧</ok>"
                            "<no>x</no>") +
                       wide),
            "");
}

TEST(Examples, TellMarksThatDoNotParse) {
  const std::string failures = FailuresOf(Year("<ok>⟦2022</ok><no>x</no>"));
  EXPECT_NE(failures.find("this mark is never closed"), std::string::npos)
      << failures;
}

TEST(Examples, AreMissedWhereThereAreTooFew) {
  EXPECT_EQ(FailuresOf(Year("")),
            "2: date.y: has 0 <ok> and 0 <no>; a rule needs 1 of each\n");
  EXPECT_EQ(
      FailuresOf("<check id='spacing.x' category='spacing' "
                 "severity='info'><match>xx</match><message>m</message>"
                 "<why>w</why><ok>⟪xx⟫</ok><no>x</no><no>y</no></check>\n"),
      "2: spacing.x: has 1 <ok> and 2 <no>; a check needs 2 of each\n");
}

TEST(Examples, OfChecksAreFindings) {
  const std::string check =
      "<check id='spacing.x' category='spacing' severity='info'><match>xx"
      "</match><message>m</message><why>w</why>";
  EXPECT_EQ(
      FailuresOf(check + "<ok>a ⟪xx⟫</ok><ok>⟪spacing|xx⟫ b</ok><no>x</no>"
                         "<no>y</no></check>\n"),
      "");
  EXPECT_EQ(FailuresOf(check + "<ok>a ⟪xx⟫</ok><ok>⟪xx b⟫</ok><no>x</no>"
                               "<no>y</no></check>\n"),
            "2: spacing.x: the rule does not find exactly what is marked / "
            "⟪spacing|xx b⟫ / ⟪spacing|xx⟫ b\n");
}

TEST(Examples, OfTheChosenFilesOnlyAreRun) {
  const auto database = DatabaseOf(Year(""));
  ASSERT_NE(database, nullptr);
  EXPECT_EQ(RunExamples(*database, Validators(), Packs("/nowhere")).rules, 0u);
  const std::string file = database->rules[0].rule->place.file;
  EXPECT_EQ(RunExamples(*database, Validators(), Packs(file)).failures.size(),
            1u);
}

}  // namespace
}  // namespace galley
