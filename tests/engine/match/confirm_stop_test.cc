// How far a pattern came where it does not match.
#include "engine/match/confirm_stop.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "engine/base/join.h"

namespace galley {
namespace {

// "matched>asked", with | for an edge that is missing.
std::string StopIn(std::string_view source, std::string_view subject) {
  const auto pattern = MakePattern(source, {}, {});
  EXPECT_TRUE(pattern) << source;
  if (!pattern) return {};
  const auto stop = StopFinder(*pattern).Find(
      subject, {0, subject.size() - 1, subject.size()});
  if (!stop) return "nowhere";
  return fmt::format("{}{}{}>{}", stop->left_edge ? "|" : "",
                     stop->span.In(subject), stop->right_edge ? "|" : "",
                     Join(stop->asked, " or "));
}

TEST(ConfirmStop, NamesTheItemThatFailed) {
  EXPECT_EQ(StopIn("June (?:19|20)\\d\\d", "in June 2O21"), "June 2>0");
  EXPECT_EQ(StopIn("(?'n'\\d{1,6}) women", "all 40 men"), "40 >women");
  EXPECT_EQ(StopIn("see [A-C]{2}x", "so see ABy"), "see AB>x");
  EXPECT_EQ(StopIn("fund (?=x{1,3}y)", "the fund xxz"), "fund >(?=x{1,3}y)");
  EXPECT_EQ(StopIn("fund(?: a| b)", "the fund c"), "fund >a or b");
}

TEST(ConfirmStop, TellsWordsThatGoOn) {
  EXPECT_EQ(StopIn("in 20\\d\\d", "within 2021"), "|in 2021>");
  EXPECT_EQ(StopIn("in 20\\d\\d", "in 2021st"), "in 2021|>");
  EXPECT_EQ(StopIn("\\d{2}%?x", "a 12xé"), "12x|>");
}

TEST(ConfirmStop, IsNothingWhereThePatternGotNowhere) {
  EXPECT_EQ(StopIn("June (?:19|20)\\d\\d", "abc"), "nowhere");
}

}  // namespace
}  // namespace galley
