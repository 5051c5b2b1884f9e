// Figures that cannot be, with the packs that say what is a count or a share.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/annotate/annotator.h"
#include "engine/check/review.h"
#include "tests/support/packs.h"
#include "tests/support/tagged.h"
#include "validators/registry.h"

namespace galley {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "kind text" of each finding of the category.
std::vector<std::string> Found(const std::string& text,
                               const std::string& name = "d.txt") {
  const auto document = DraftOf(text, name);
  const Review review(DefaultDatabase(), Validators());
  Annotator annotator(DefaultDatabase());
  std::vector<std::string> found;
  for (const Finding& one : review.Check(*document, annotator).findings) {
    if (one.category != "number") continue;
    found.push_back(std::string(one.rule.substr(7)) + " " +
                    std::string(one.span.In(document->text())));
  }
  return found;
}

TEST(Number, AddsUpParts) {
  EXPECT_THAT(Found("We taught 120 cooks (70 women and 45 men)."),
              ElementsAre("parts 120"));
  EXPECT_THAT(Found("We taught 120 cooks (75 women and 45 men)."), IsEmpty());
  EXPECT_THAT(Found("We taught about 120 cooks (70 women and 45 men)."),
              IsEmpty());
  EXPECT_THAT(Found("Of the 640 boats, 410 fish at sea and 260 in rivers."),
              ElementsAre("parts 640"));
}

TEST(Number, ComparesSharesWithTheirCounts) {
  EXPECT_THAT(Found("In 45 of 60 districts (70 per cent) it rained."),
              ElementsAre("share 70 per cent"));
  EXPECT_THAT(Found("In 2 of 3 districts (67 per cent) it rained."), IsEmpty());
}

TEST(Number, ReadsChangesAndRanges) {
  EXPECT_THAT(Found("Clinics rose from 60 to 40 in May."),
              ElementsAre("direction 40"));
  EXPECT_THAT(Found("Clinics rose from 40 to 60, a 20 per cent increase."),
              ElementsAre("change 20 per cent"));
  EXPECT_THAT(Found("They won 3-1 and voted 12-3."), IsEmpty());
}

TEST(Number, ComparesOneFactInTwoPlaces) {
  const std::string first = "Legal aid reached 36,400 people. ";
  EXPECT_THAT(Found(first + "Legal aid reached 34,600 people in all."),
              ElementsAre("restated 34,600"));
  EXPECT_THAT(Found(first + "Legal aid reached 36,400 people in all."),
              IsEmpty());
  EXPECT_THAT(Found(first + "Legal aid reached another 34,600 people."),
              IsEmpty());
  EXPECT_THAT(Found("# Kenya\n\n" + first +
                        "\n\n# Uganda\n\nLegal aid reached 34,600 people.",
                    "d.md"),
              IsEmpty());
}

TEST(Number, AddsUpColumns) {
  const std::string head = "| Town | Wells |\n|---|---|\n";
  EXPECT_THAT(Found(head + "| A | 1 |\n| B | 2 |\n| Total | 4 |\n", "d.md"),
              ElementsAre("table 4"));
  EXPECT_THAT(Found(head + "| A | 1 |\n| B | - |\n| Total | 1 |\n", "d.md"),
              IsEmpty());
  EXPECT_THAT(Found(head + "| A | n/a |\n| B | 2 |\n| Total | 4 |\n", "d.md"),
              IsEmpty());
  EXPECT_THAT(Found(head + "| A | 1.000.000 |\n| B | 725.000 |\n| Total | "
                           "1.725.000 |\n",
                    "d.md"),
              IsEmpty());
}

}  // namespace
}  // namespace galley
