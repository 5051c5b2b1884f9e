// Brackets and quotation marks without partner, and signs that need none.
#include "validators/bracket/bracket.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/validated.h"

namespace galley {
namespace {

std::string Found(const std::string& text, const std::string& name = "d.txt") {
  return FoundBy(
      &MakeBracket,
      BindingsFor({"open", "close", "mismatch"}, {{"elisions", "tis 90s"}}),
      text, name);
}

TEST(Bracket, FindsMarksWithoutPartner) {
  EXPECT_EQ(Found("The wells (of the north were dug."), "open '('; ");
  EXPECT_EQ(Found("The wells of the north) were dug."), "close ')'; ");
  EXPECT_EQ(Found("He said “we dug."), "open '“'; ");
  EXPECT_EQ(Found("He said we dug.”"), "close '”'; ");
  EXPECT_EQ(Found("He said \"we dug."), "open '\"'; ");
  EXPECT_EQ(Found("The “big ‘dam’ was built."), "open '“'; ");
  EXPECT_EQ(Found("The ‘big dam was built."), "open '‘'; ");
}

TEST(Bracket, FindsTheOpeningMarkOfAMixedPair) {
  EXPECT_EQ(Found("The wells (of the north] were dug."), "mismatch '('; ");
  EXPECT_EQ(Found("The “big\" dam."), "mismatch '“'; ");
  EXPECT_EQ(Found("The \"big” dam."), "mismatch '\"'; ");
}

TEST(Bracket, RespectsSignsThatNeedNoPartner) {
  for (const char* text :
       {"We a) dig, 2) mend, iv) lend, 3.1) sow.", "It works :) and :-)",
        "Pipes of 5\" and 3” and the states’ ’90s, ‘tis.",
        "In [0, 1) it holds.", "See (a) and Art. 3(2)(b) (c).",
        "(including a) wells, b) pumps)", "Er sagt „so“, il dit « si », »ja«.",
        "“One.\n\n“Two.”", "“One.\n\nTwo.”", "It was (as we saw ...",
        "The plan (of the\nnorth) is good."}) {
    EXPECT_EQ(Found(text), "") << text;
  }
}

}  // namespace
}  // namespace galley
