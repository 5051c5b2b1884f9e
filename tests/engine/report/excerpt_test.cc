#include "engine/report/excerpt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace galley {
namespace {

TEST(Printable, NeutralisesWhatTerminalsObey) {
  EXPECT_EQ(Printable("a\tb\nc"), "a b c");
  EXPECT_EQ(Printable("\x1b[31m\x07\x7f"), "␛[31m␇␡");
  EXPECT_EQ(Printable("\u009b1m \u202e \u2066"), "\uFFFD1m \uFFFD \uFFFD");
  EXPECT_EQ(Printable("Lom\xe9 \xe2\x82"), "Lom\uFFFD \uFFFD\uFFFD");
  EXPECT_EQ(Printable("Lomé 女性 😀"), "Lomé 女性 😀");
}

TEST(Shortened, CutsTheMiddleOnCodePoints) {
  EXPECT_EQ(Shortened("short", 10), "short");
  EXPECT_EQ(Shortened("0123456789abcdef", 9), "012345...def");
  EXPECT_EQ(Shortened("ééééééééé", 9), "ééé...é");
}

TEST(MakeExcerpt, UnderlinesTheSpanInItsLine) {
  const std::string text = "first\nsecond [NT1] line\nthird";
  const Excerpt excerpt = MakeExcerpt(text, 13, 18);
  EXPECT_EQ(excerpt.line, "second [NT1] line");
  EXPECT_EQ(excerpt.underline, "       ^^^^^");
}

TEST(MakeExcerpt, CountsColumnsNotBytes) {
  const std::string text = "Lomé 女性 e\u0301 T he";
  const Excerpt excerpt = MakeExcerpt(text, text.find("T he"), text.size());
  EXPECT_EQ(excerpt.underline, "            ^^^^");
}

TEST(MakeExcerpt, StopsAtTheLineEnd) {
  const Excerpt excerpt = MakeExcerpt("one two\r\nthree", 4, 14);
  EXPECT_EQ(excerpt.line, "one two");
  EXPECT_EQ(excerpt.underline, "    ^^^");
}

TEST(MakeExcerpt, MarksAnEmptySpanAndOneAtTheLineEnd) {
  EXPECT_EQ(MakeExcerpt("one\ntwo", 3, 4).underline, "   ^");
  EXPECT_EQ(MakeExcerpt("one", 3, 3).underline, "   ^");
  EXPECT_EQ(MakeExcerpt("", 0, 0).underline, "^");
}

TEST(MakeExcerpt, ShowsAWindowOfALongLine) {
  const std::string text =
      std::string(5000, 'a') + "NEEDLE" + std::string(5000, 'b');
  const Excerpt excerpt = MakeExcerpt(text, 5000, 5006);
  EXPECT_LT(excerpt.line.size(), 120U);
  EXPECT_THAT(excerpt.line, testing::StartsWith("...a"));
  EXPECT_THAT(excerpt.line, testing::EndsWith("b..."));
  const size_t at = excerpt.line.find("NEEDLE");
  EXPECT_EQ(excerpt.underline, std::string(at, ' ') + "^^^^^^");
}

TEST(MakeExcerpt, AWindowOfMarksWithoutWidthEnds) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "\u0301";
  EXPECT_LT(MakeExcerpt(text, 20000, 20002).line.size(), 4000U);
}

}  // namespace
}  // namespace galley
