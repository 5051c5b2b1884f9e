#include "engine/report/line_diff.h"

#include <gtest/gtest.h>

#include <string>

namespace galley {
namespace {

TEST(LineDiff, ShowsOnlyWhatDiffersInOrder) {
  struct Case {
    std::string expected;
    std::string actual;
    std::string diff;
  };
  for (const Case& c : {
           Case{"", "", ""},
           Case{"a\nb\n", "a\nb\n", ""},
           Case{"a\nb\n", "a\nb", ""},
           Case{"", "a\n", "+ a\n"},
           Case{"a\n", "", "- a\n"},
           Case{"a\nb\nc\n", "a\nx\nc\n", "- b\n+ x\n"},
           Case{"a\nb\nc\nd\n", "b\nc\nx\nd\ne\n", "- a\n+ x\n+ e\n"},
           Case{"a\na\n", "a\n", "- a\n"},
       }) {
    EXPECT_EQ(LineDiff(c.expected, c.actual), c.diff)
        << c.expected << "against\n"
        << c.actual;
  }
}

TEST(LineDiff, OfVeryLongTextsListsBothWhole) {
  std::string a;
  std::string b;
  for (int i = 0; i < 5000; ++i) {
    a += "a" + std::to_string(i) + "\n";
    b += "b" + std::to_string(i) + "\n";
  }
  EXPECT_EQ(LinesOf(LineDiff(a, b)).size(), 10000U);
}

TEST(UnifiedDiff, HasThreeLinesOfContext) {
  std::string before;
  for (int i = 1; i <= 20; ++i) before += std::to_string(i) + "\n";
  std::string after = before;
  after.replace(after.find("\n5\n"), 3, "\nfive\n");
  after += "21";
  EXPECT_EQ(UnifiedDiff("a.txt", before, after),
            "--- a.txt\n+++ a.txt\n"
            "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
            "@@ -18,3 +18,4 @@\n 18\n 19\n 20\n+21\n"
            "\\ No newline at end of file\n");
}

TEST(UnifiedDiff, JoinsWhatStandsClose) {
  EXPECT_EQ(UnifiedDiff("a", "1\n2\n3\n4\n5\n6\n7\n8\n", "2\n3\n4\n5\n6\n7\n"),
            "--- a\n+++ a\n"
            "@@ -1,8 +1,6 @@\n-1\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n");
}

TEST(UnifiedDiff, OfEqualTextsOrFromNothing) {
  EXPECT_EQ(UnifiedDiff("a", "1\n", "1\n"), "");
  EXPECT_EQ(UnifiedDiff("a", "", "1\n"), "--- a\n+++ a\n@@ -0,0 +1 @@\n+1\n");
}

}  // namespace
}  // namespace galley
