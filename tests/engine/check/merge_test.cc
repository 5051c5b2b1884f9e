// One defect, one finding.
#include "engine/check/merge.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/packs.h"

namespace galley {
namespace {

const Database& Declared() {
  static const std::unique_ptr<Database> database = DatabaseOf(
      "<resolve><over winner='leftover placeholder' loser='spacing bracket'/>"
      "<nest outer='duplicate' inner='spacing'/></resolve>\n");
  return *database;
}

Finding Make(std::string_view category, std::string_view rule, uint32_t begin,
             uint32_t end, int priority = 50,
             Severity severity = Severity::kWarning) {
  Finding finding{{begin, end}, category, rule, severity, priority};
  finding.message = rule;
  finding.fix = {{finding.span, "x"}};
  return finding;
}

// "category rule [b, e) severity fixes; " of what stays.
std::string Merged(std::vector<Finding> findings) {
  MergeOverlaps(Declared(), &findings);
  std::string shown;
  for (const Finding& one : findings) {
    shown += fmt::format("{} {} [{}, {}){}{}; ", one.category, one.message,
                         one.span.begin, one.span.end,
                         one.severity == Severity::kError ? " error" : "",
                         one.fix.empty() ? " unfixed" : "");
  }
  return shown;
}

TEST(MergeOverlaps, LetsTheHigherPriorityThenTheLongerThenTheSmallerIdSpeak) {
  EXPECT_EQ(Merged({}), "");
  EXPECT_EQ(
      Merged({Make("spacing", "a", 0, 9), Make("spacing", "b", 4, 6, 60)}),
      "spacing b [0, 9) unfixed; ");
  EXPECT_EQ(Merged({Make("spacing", "a", 4, 6), Make("spacing", "b", 0, 9)}),
            "spacing b [0, 9); ");
  EXPECT_EQ(Merged({Make("spacing", "b", 0, 4), Make("spacing", "a", 0, 4)}),
            "spacing a [0, 4); ");
  EXPECT_EQ(Merged({Make("spacing", "a", 0, 4), Make("spacing", "a", 2, 6)}),
            "spacing a [0, 6) unfixed; ");
}

TEST(MergeOverlaps, KeepsTheWorstSeverity) {
  EXPECT_EQ(Merged({Make("spacing", "a", 0, 4, 60, Severity::kInfo),
                    Make("spacing", "b", 1, 3, 50, Severity::kError)}),
            "spacing a [0, 4) error; ");
}

TEST(MergeOverlaps, LeavesNeighboursAndOtherCategoriesApart) {
  EXPECT_EQ(Merged({Make("spacing", "a", 4, 6), Make("spacing", "b", 0, 4)}),
            "spacing b [0, 4); spacing a [4, 6); ");
  EXPECT_EQ(Merged({Make("spacing", "a", 0, 6), Make("date", "b", 0, 6)}),
            "date b [0, 6); spacing a [0, 6); ");
  EXPECT_EQ(Merged({Make("duplicate", "a", 0, 6), Make("spacing", "b", 2, 3)}),
            "duplicate a [0, 6); spacing b [2, 3); ");
}

TEST(MergeOverlaps, NeverMergesPlacesOfGroups) {
  Finding first = Make("duplicate", "a", 0, 6);
  Finding second = Make("duplicate", "a", 4, 9);
  first.group = second.group = 1;
  EXPECT_EQ(Merged({first, second}),
            "duplicate a [0, 6); duplicate a [4, 9); ");
}

TEST(MergeOverlaps, RemovesLosersOfDeclaredPairsOnly) {
  EXPECT_EQ(Merged({Make("leftover", "a", 4, 9), Make("spacing", "b", 0, 5),
                    Make("bracket", "c", 8, 12), Make("date", "d", 5, 6),
                    Make("spacing", "e", 9, 12)}),
            "leftover a [4, 9); date d [5, 6); spacing e [9, 12); ");
  // A loser longer than its winner goes too.
  EXPECT_EQ(
      Merged({Make("spacing", "b", 0, 90), Make("placeholder", "a", 8, 9)}),
      "placeholder a [8, 9); ");
}

TEST(MergeOverlaps, FindsTheLoserOfAWinnerHoweverManyStandBetween) {
  std::vector<Finding> findings = {Make("spacing", "long", 0, 10000)};
  for (uint32_t i = 0; i < 200; ++i) {
    findings.push_back(Make("date", "d", 10 + i * 10, 15 + i * 10));
  }
  findings.push_back(Make("leftover", "w", 5000, 5005));
  EXPECT_EQ(Merged(findings).find("spacing"), std::string::npos);
}

TEST(MergeOverlaps, IsTheSameWhateverTheOrderOfItsInput) {
  std::mt19937 random(9);
  const char* const categories[] = {"leftover", "spacing", "bracket", "date"};
  const char* const rules[] = {"a", "b", "c"};
  for (int round = 0; round < 2000; ++round) {
    std::vector<Finding> findings;
    for (size_t i = 0; i < 2 + random() % 6; ++i) {
      const auto begin = static_cast<uint32_t>(random() % 12);
      findings.push_back(Make(categories[random() % 4], rules[random() % 3],
                              begin,
                              begin + 1 + static_cast<uint32_t>(random() % 5),
                              random() % 2 == 0 ? 50 : 60));
    }
    const std::string expected = Merged(findings);
    std::string input;
    for (const Finding& one : findings) {
      input += fmt::format("{} {} {} {} {}; ", one.category, one.rule,
                           one.span.begin, one.span.end, one.priority);
    }
    for (int again = 0; again < 3; ++again) {
      std::shuffle(findings.begin(), findings.end(), random);
      ASSERT_EQ(Merged(findings), expected) << input;
    }
  }
}

}  // namespace
}  // namespace galley
