#include "engine/base/child.h"

#include <gtest/gtest.h>

#include <string>

namespace galley {
namespace {

constexpr uint64_t kMegabyte = 1 << 20;

TEST(AskChild, GivesItsAnswerAndItsStatus) {
  const auto said = AskChild(
      {"sh", "-c", "printf 'a\\0b'; cat; echo c >&2; exit 3"}, kMegabyte);
  ASSERT_TRUE(said.has_value());
  EXPECT_EQ(said->output, std::string("a\0b", 3));
  EXPECT_EQ(said->status, 3);
}

TEST(AskChild, PassesArgumentsAsTheyAre) {
  const auto said = AskChild({"printf", "%s|", "a b", "$(id)", ""}, kMegabyte);
  ASSERT_TRUE(said.has_value());
  EXPECT_EQ(said->output, "a b|$(id)||");
}

TEST(AskChild, TellsOfSignals) {
  const auto said = AskChild({"sh", "-c", "kill -9 $$"}, kMegabyte);
  ASSERT_TRUE(said.has_value());
  EXPECT_EQ(said->status, 128 + 9);
}

TEST(AskChild, EndsOneThatSaysTooMuch) {
  const auto said = AskChild({"yes"}, kMegabyte);
  ASSERT_FALSE(said.has_value());
  EXPECT_EQ(ToString(said.error()[0]), "yes: answers with more than 1 MB");
}

TEST(AskChild, TellsWhatCannotBeStarted) {
  const auto said = AskChild({"no-such-program-anywhere"}, kMegabyte);
  ASSERT_FALSE(said.has_value());
  EXPECT_EQ(ToString(said.error()[0]),
            "no-such-program-anywhere: cannot be started: No such file or "
            "directory");
}

}  // namespace
}  // namespace galley
