#include <gtest/gtest.h>

#include "tests/support/blocks.h"

namespace galley {
namespace {

struct Case {
  const char* name;
  std::string text;
  std::string blocks;
};

void Check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(BlocksOf("draft.txt", c.text), c.blocks);
  }
}

TEST(TextReader, TakesEveryLineForABlockWhereNoLineIsBlank) {
  Check({
      {"nothing", "", ""},
      {"white space", " \n\t\n", ""},
      {"one line is no heading", "Just words", "P Just words\n"},
      {"headings and text",
       "Outcome summary\nThe programme grew in 2022.\nStrategic plan\n",
       "H1 Outcome summary\nP The programme grew in 2022.\nH2 Strategic "
       "plan\n"},
      {"all line ends", "One.\rTwo.\r\nThree.\nFour.\fFive.",
       "P One.\nP Two.\nP Three.\nP Four.\nP Five.\n"},
      {"chrome lines", "View More\n- Chart\n- Table\nText here.",
       "H1 View More\nL - Chart\nL - Table\nP Text here.\n"},
  });
}

TEST(TextReader, JoinsSentencesThatALineEndCut) {
  Check({
      {"small letter follows", "The ministry approved\nthe plan.\nNext.",
       "P The ministry approved~the plan.\nP Next.\n"},
      {"function word",
       "National Action Plan on Extremism (Indonesia and the\nPhilippines).",
       "P National Action Plan on Extremism (Indonesia and the~"
       "Philippines).\n"},
      {"comma", "It was led by the ministry, by the province,\nUN Women paid.",
       "P It was led by the ministry, by the province,~UN Women paid.\n"},
      {"a label that lost its end", "View SDG data for\nOur funding partners",
       "H1 View SDG data for\nH2 Our funding partners\n"},
      {"blank line between",
       "In 2022 it was run by the ministry and the\n\nUN Women.",
       "P In 2022 it was run by the ministry and the\nP UN Women.\n"},
      {"an end mark before", "It ended.\nand began.",
       "P It ended.\nP and began.\n"},
  });
}

TEST(TextReader, KeepsHardWrappedParagraphsTogether) {
  const std::string wrapped =
      "Between 2020 and 2022 the programme was run by four of the\n"
      "provinces with support of the ministry. It reached 2,000 people\n"
      "in 18 districts, among them many women. The second phase of it\n"
      "was begun in March 2022 and is led by the country office of\n"
      "UN Women, with help of the ministry of finance and planning.\n"
      "UNDP is a partner.\n\n"
      "Another paragraph begins here.\n\nIt stays apart.\n";
  EXPECT_EQ(BlocksOf("draft.txt", wrapped),
            "P Between 2020 and 2022 the programme was run by four of the~"
            "provinces with support of the ministry. It reached 2,000 people~"
            "in 18 districts, among them many women. The second phase of it~"
            "was begun in March 2022 and is led by the country office of~"
            "UN Women, with help of the ministry of finance and planning.~"
            "UNDP is a partner.\n"
            "P Another paragraph begins here.\nP It stays apart.\n");
}

TEST(TextReader, BeginsBlocksAtListMarks) {
  const std::string text =
      "Needs:\n• tents\n\u2013 mats and\nblankets\n1. one\n12) twelve\n"
      "1- Text\na) first\n(iv) fourth\n(B) bee\n* star\n▪square\n\nEnd.\n";
  EXPECT_EQ(BlocksOf("draft.txt", text),
            "P Needs:\nL • tents\nL – mats and~blankets\nL 1. one\n"
            "L 12) twelve\nL 1- Text\nL a) first\nL (iv) fourth\nL (B) bee\n"
            "L * star\nL ▪square\nP End.\n");
  EXPECT_EQ(
      BlocksOf("draft.txt", "X.\n2022. A year.\n-5 degrees.\nJ. Smith.\n"),
      "P X.\nP 2022. A year.\nP -5 degrees.\nP J. Smith.\n");
}

TEST(TextReader, TellsHeadings) {
  Check({
      {"alone, in capitals, numbered",
       "Shelter\n\nTents came.\n\nKEY FIGURES\nFour.\n\n1.2.1 Scope of it\n"
       "Text.\n\nA sentence.\n",
       "H1 Shelter\nP Tents came.\nH1 KEY FIGURES\nP Four.\n"
       "H3 1.2.1 Scope of it\nP Text.\nP A sentence.\n"},
      {"labels between others are none",
       "Figures.\n\nMr Smith\nHead\nBox 4\n\nX.",
       "P Figures.\nP Mr Smith\nP Head\nP Box 4\nP X.\n"},
      {"too long, small, without letters",
       "Text.\n\n" + std::string(101, 'A') + "\n\nsmall words\n\n42\n\nEnd.",
       "P Text.\nP " + std::string(101, 'A') +
           "\nP small words\nP 42\nP End.\n"},
  });
}

TEST(TextReader, TellsTables) {
  Check({
      {"two rows", "Head.\na\tb\tc\n1\t\t3\nEnd.",
       "P Head.\nT a\nT b\nT c\nT 1\nT 3\nP End.\n"},
      {"one row is none", "One.\na\tb\tc\nTwo.", "P One.\nP a\tb\tc\nP Two.\n"},
      {"one tab is none", "1,056\tpeople\n22\tdeaths\n",
       "P 1,056\tpeople\nP 22\tdeaths\n"},
  });
}

}  // namespace
}  // namespace galley
