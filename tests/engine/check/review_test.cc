// The straight way of one document, from entities to fingerprints.
#include "engine/check/review.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/support/packs.h"
#include "tests/support/tagged.h"
#include "validators/registry.h"

namespace galley {
namespace {

const Database& Small() {
  static const std::unique_ptr<Database> database = DatabaseOf(R"(
  <pattern id="date.y" type="date"><match>20\d\d</match></pattern>
  <check id="leftover.note" category="leftover" severity="error">
    <match>\[NT\d\]</match><message>Note.</message><why>w</why></check>
  <check id="leftover.any" category="leftover" severity="info" priority="10">
    <match>\[\w{1,9}\] \w{1,9}</match><message>Any.</message><why>w</why></check>
  <check id="spacing.year" category="spacing" severity="warning">
    <w>in</w><a type="date"/><message>Year.</message><why>w</why></check>
  <check id="bracket.b" category="bracket" severity="info" edges="none">
    <match>\[N</match><message>Bracket.</message><why>w</why></check>
  <check id="duplicate.p" category="duplicate" severity="error" validator="duplicate" kind="paragraph">
    <param name="min-words" value="3"/><message>{count} times.</message><why>w</why></check>
  <resolve><over winner="leftover" loser="bracket"/></resolve>
)");
  return *database;
}

TEST(Review, ChecksWithRulesAndValidatorsAndMergesWhatTheyFind) {
  EXPECT_EQ(
      Checked(
          Small(),
          "Dug in 2022. [NT1] Please\n\nWe dug nine deep wells in the dry "
          "valley behind the hills.\n\nOk.\n\nWe dug nine deep wells in the "
          "dry valley behind the hills."),
      "Dug ⟪spacing|in ⟦date|2022⟧⟫. ⟪leftover|[NT1] Please⟫\n\n"
      "⟪duplicate|We dug nine deep wells in the dry valley behind the hills.⟫"
      "\n\nOk.\n\n"
      "⟪duplicate|We dug nine deep wells in the dry valley behind the hills.⟫");
}

TEST(Review, TagsWithoutFindings) {
  EXPECT_EQ(Tagged(Small(), "Dug in 2022. [NT1] Please"),
            "Dug in ⟦date|2022⟧. [NT1] Please");
}

TEST(Review, LeavesOutValidatorsThatNoRuleBinds) {
  const auto database = DatabaseOf(
      "<pattern id='date.y' type='date'><match>20\\d\\d</match></pattern>\n");
  ASSERT_NE(database, nullptr);
  const std::string text = "One two three four five six seven eight nine.";
  EXPECT_EQ(Checked(*database, text + "\n\n" + text), text + "\n\n" + text);
}

TEST(Review, SortsFindingsAndGivesEachAFingerprint) {
  const auto document = DraftOf(
      "[NT1] a in 2022 [NT2] b\n\nWe dug nine deep wells in the dry valley "
      "behind the hills.\n\nOk.\n\nWe dug nine deep wells in the dry valley "
      "behind the hills.");
  Annotator annotator(Small());
  const Review review(Small(), Validators());
  const Report report = review.Check(*document, annotator);
  EXPECT_EQ(BrokenPromise(*document, report), "");
  ASSERT_EQ(report.findings.size(), 5u);
  EXPECT_EQ(report.findings[0].rule, "leftover.note");
  EXPECT_EQ(report.findings[0].severity, Severity::kError);
  EXPECT_EQ(report.findings[0].span, (Span{0, 7}));
  EXPECT_NE(report.findings[3].group, 0u);
  EXPECT_EQ(report.findings[3].group, report.findings[4].group);
}

TEST(Review, OfAnEmptyDocumentIsEmpty) {
  for (const char* text : {"", "\n", " \t\n\n", "\uFEFF"}) {
    EXPECT_EQ(Checked(Small(), text).find("⟪"), std::string::npos);
    EXPECT_EQ(Tagged(text).find("⟦"), std::string::npos);
  }
}

// Quadratic backtracking that PCRE2 gives up on is told, and the rest goes on.
TEST(Review, TellsALimitThatWasReachedWithRuleAndPlace) {
  const auto database = DatabaseOf(
      R"(<pattern id="count.slow" type="count" max-span="4000"><match>x(?:a|aa|aaa|aaaa){1,60}(?:a|aa|aaa){1,60}(?:a|aa){1,60}y</match></pattern>
<pattern id="date.y" type="date"><match>20\d\d</match></pattern>
)");
  ASSERT_NE(database, nullptr);
  const auto document =
      DraftOf("in 2022 x" + std::string(400, 'a') + " y 2023");
  Annotator annotator(*database);
  const Review review(*database, Validators());
  const Report report = review.Check(*document, annotator);
  EXPECT_EQ(report.annotations.size(), 2u);
  for (const std::string& problem : report.problems) {
    EXPECT_EQ(problem.rfind("draft.txt:1:", 0), 0u) << problem;
    EXPECT_NE(problem.find("count.slow: "), std::string::npos) << problem;
  }
}

}  // namespace
}  // namespace galley
