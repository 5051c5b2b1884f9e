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

}  // namespace
}  // namespace galley
