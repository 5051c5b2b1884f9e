// What counts as right: the cases of ANNOTATION.md, "Scoring".
#include "engine/report/score.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace galley {
namespace {

// The score of what `found` marks against what `truth` marks. A finding in
// `found` is an error, with "=info" one of severity info.
Score ScoreOf(std::string_view truth, std::string_view found) {
  const Result<MarkedText> right = ParseMarks(truth, MarkDialect::kGolden);
  const Result<MarkedText> marked = ParseMarks(found, MarkDialect::kGolden);
  EXPECT_EQ(right->text, marked->text);
  Report report;
  for (const Mark& mark : marked->marks) {
    if (mark.finding) {
      Finding finding;
      finding.span = mark.span;
      finding.category = mark.type;
      finding.severity =
          mark.value == "info" ? Severity::kInfo : Severity::kError;
      report.findings.push_back(finding);
    } else {
      Annotation annotation;
      annotation.span = mark.span;
      annotation.type = mark.type;
      if (!mark.value.empty()) annotation.value = mark.value;
      report.annotations.push_back(annotation);
    }
  }
  DocumentParts parts;
  parts.text = right->text;
  const Document document(std::move(parts));
  return ScoreReport(document, report, right->marks);
}

TEST(Score, CountsEntities) {
  struct Case {
    std::string_view name;
    std::string_view truth;
    std::string_view found;
    EntityTally date;
  };
  for (const Case& c : {
           Case{"right with its value",
                "in ⟦date=2023-06|June 2023⟧.",
                "in ⟦date=2023-06|June 2023⟧.",
                {1, 1, 1, 1, 0, 1, 1}},
           Case{"right with a wrong value",
                "in ⟦date=2023-06|June 2023⟧.",
                "in ⟦date=2023|June 2023⟧.",
                {1, 1, 1, 1, 0, 1, 0}},
           Case{"right without a value to compare",
                "in ⟦date|June⟧.",
                "in ⟦date=--06|June⟧.",
                {1, 1, 1, 1, 0, 0, 0}},
           Case{"another span",
                "in ⟦date|June 2023⟧.",
                "in June ⟦date|2023⟧.",
                {1, 1, 0, 1, 1, 0, 0}},
           Case{"missed",
                "in ⟦date|June 2023⟧.",
                "in June 2023.",
                {1, 0, 0, 0, 0, 0, 0}},
           Case{"extra",
                "in June 2023.",
                "in ⟦date|June 2023⟧.",
                {0, 1, 0, 0, 0, 0, 0}},
           Case{"optional, found",
                "in ⟦?date|June 2023⟧.",
                "in ⟦date|June 2023⟧.",
                {0, 0, 0, 0, 0, 0, 0}},
           Case{"optional, not found",
                "in ⟦?date|June 2023⟧.",
                "in June 2023.",
                {0, 0, 0, 0, 0, 0, 0}},
           Case{"an optional one stands in for the one inside",
                "in ⟦?date|late ⟦date|June 2023⟧⟧.",
                "in ⟦date|late June 2023⟧.",
                {1, 1, 1, 1, 0, 0, 0}},
           Case{"optional inside a leftover",
                "⟪leftover|[NT1] since ⟦date|June 2023⟧⟫",
                "[NT1] since ⟦date|June 2023⟧",
                {0, 0, 0, 0, 0, 0, 0}},
           Case{"inside a name of another type",
                "the ⟦programme|Agenda 2030⟧",
                "the Agenda ⟦date|2030⟧",
                {0, 0, 0, 0, 0, 0, 0}},
       }) {
    SCOPED_TRACE(c.name);
    const Score score = ScoreOf(c.truth, c.found);
    const auto found = score.entities.find("date");
    const EntityTally tally =
        found == score.entities.end() ? EntityTally{} : found->second;
    EXPECT_EQ(tally.gold, c.date.gold);
    EXPECT_EQ(tally.found, c.date.found);
    EXPECT_EQ(tally.strict, c.date.strict);
    EXPECT_EQ(tally.lenient, c.date.lenient);
    EXPECT_EQ(tally.misplaced, c.date.misplaced);
    EXPECT_EQ(tally.valued, c.date.valued);
    EXPECT_EQ(tally.right_value, c.date.right_value);
  }
}

TEST(Score, CountsFindings) {
  struct Case {
    std::string_view name;
    std::string_view truth;
    std::string_view found;
    std::string_view category;
    FindingTally tally;
  };
  for (const Case& c : {
           Case{"overlap is enough",
                "⟪leftover|[NT1] Please add.⟫",
                "⟪leftover|[NT1]⟫ Please add.",
                "leftover",
                {1, 1, 0}},
           Case{"several in one count once",
                "⟪leftover|[NT1] Please add.⟫",
                "⟪leftover|[NT1]⟫ ⟪leftover|Please⟫ add.",
                "leftover",
                {1, 1, 0}},
           Case{"a duplicate by half",
                "⟪duplicate|0123456789⟫",
                "⟪duplicate|0123⟫456789",
                "duplicate",
                {1, 0, 1}},
           Case{"a duplicate by half and more",
                "⟪duplicate|0123456789⟫",
                "⟪duplicate|01234⟫56789",
                "duplicate",
                {1, 1, 0}},
           Case{"much too long",
                "⟪repetition|a⟫ bcdefghijklmnopqrstuvwxyzbcdefghijklmnop",
                "⟪repetition|a bcdefghijklmnopqrstuvwxyzbcdefghijklmnop⟫",
                "repetition",
                {1, 1, 0}},
           Case{"far too long",
                "⟪repetition|a⟫ bcdefghijklmnopqrstuvwxyzbcdefghijklmnopqrstuv",
                "⟪repetition|a bcdefghijklmnopqrstuvwxyzbcdefghijklmnopqrstuv⟫",
                "repetition",
                {1, 0, 1}},
           Case{"info counts neither way",
                "⟪spacing|a b⟫ c",
                "⟪spacing=info|a b⟫ ⟪spacing=info|c⟫",
                "spacing",
                {1, 0, 0}},
           Case{"optional",
                "⟪?spacing|a b⟫ c",
                "⟪spacing|a b⟫ c",
                "spacing",
                {0, 0, 0}},
           Case{"not scored", "a b", "⟪style|a⟫ b", "style", {0, 0, 0}},
       }) {
    SCOPED_TRACE(c.name);
    const Score score = ScoreOf(c.truth, c.found);
    const auto found = score.findings.find(std::string(c.category));
    const FindingTally tally =
        found == score.findings.end() ? FindingTally{} : found->second;
    EXPECT_EQ(tally.gold, c.tally.gold);
    EXPECT_EQ(tally.right, c.tally.right);
    EXPECT_EQ(tally.extra, c.tally.extra);
  }
}

TEST(Score, AddsUpAndPrints) {
  Score score = ScoreOf("⟦date|June⟧ and ⟦date|May⟧", "⟦date|June⟧ and May");
  score.Add(ScoreOf("⟦place|Lomé⟧ ⟪spacing|a b⟫", "⟦place|Lomé⟧ a b"));
  EXPECT_EQ(ScoreTable(score),
            "type           truth  found  precision  recall     F1  lenient"
            "  value\n"
            "date               2      1      1.000   0.500  0.667    0.667"
            "      -\n"
            "place              1      1      1.000   1.000  1.000    1.000"
            "      -\n"
            "all                3      2      1.000   0.667  0.800    0.800"
            "      -\n"
            "\n"
            "category       truth  found  precision  recall     F1\n"
            "spacing            1      0      0.000   0.000  0.000\n"
            "all                1      0      0.000   0.000  0.000\n");
}

}  // namespace
}  // namespace galley
