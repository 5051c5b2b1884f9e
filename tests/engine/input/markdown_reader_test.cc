#include <gtest/gtest.h>

#include "tests/support/blocks.h"

namespace galley {
namespace {

TEST(MarkdownReader, MakesBlocks) {
  struct {
    const char* markdown;
    const char* blocks;
  } const cases[] = {
      {"", ""},
      {"# One\n\nText\nmore  \nhard\n\nTwo\n===\n",
       "H1 One\nP Text~more~hard\nH1 Two\n"},
      {"- a\n- b\n  * c\n", "L1 - a\nL1 - b\nL2 * c\n"},
      {"1. a\n2. b\n5. c\n", "L1 1. a\nL1 2. b\nL1 5. c\n"},
      {"3) **bold** x\n", "L1 3) bold x\n"},
      {"- [ ] open\n- [x] done\n", "L1 - [ ] open\nL1 - [x] done\n"},
      {"- 1. both\n", "L2 - 1. both\n"},
      {"- a\n\n  more\n", "L1 - a\nP more\n"},
      {"> quoted\n> on\n\n> - item\n", "Q1 quoted~on\nL1 - item\n"},
      {"a) one;\nb) two.\n", "L1 a) one;\nL1 b) two.\n"},
      {"| a | b |\n|---|---|\n| **c** | |\n| d | e |\n",
       "T a\nT b\nT c\nT d\nT e\n"},
      {"```\nif x:\n  y\n```\n\n    z\n", "C if x:~  y\nC z\n"},
      {"a `b c` d\n", "P a b c d\n"},
      {"View **More** and *Mo*re\n", "P View More and More\n"},
      {"&eacute;&nbsp;&bogus; \\* \\&amp;\n", "P é_&bogus; * &amp;\n"},
      {"![Figure 1](a.png)\n", "P Figure 1\n"},
      {"[text](http://x.org) <http://y.org>\n", "P text http://y.org\n"},
      {"{>>note<<} [[ref]] **open [NT1] {{field}}\n",
       "P {>>note<<} [[ref]] **open [NT1] {{field}}\n"},
      {"a <b>c</b> <!-- d\n<e f --> g<br>h\n", "P a c  g~h\n"},
      {"- <gap to be completed>\n- x <insert name> y\n",
       "L1 - <gap to be completed>\nL1 - x <insert name> y\n"},
      {"<!-- c -->\n\n<div>in <b>html</b></div>\n\nout\n",
       "P in html\nP out\n"},
      {"---\ntitle: x\n---\n# H\n", "H1 H\n"},
      {"---\n\ntext\n\n---\n", "P text\n"},
      {"***\n", ""},
      {"[r]: http://x.org\n\n[r] and [s][r]\n", "P r and s\n"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(BlocksOf("draft.md", c.markdown), c.blocks) << c.markdown;
  }
}

TEST(MarkdownReader, KeepsLinksWithoutATarget) {
  struct {
    const char* markdown;
    const char* text;
  } const cases[] = {
      {"the [site](link) x", "P the [site](link) x\n"},
      {"[**bold** y](#)", "P [bold y](#)\n"},
      {"a [b]() c", "P a [b]() c\n"},
      {"a [](#) c", "P a [](#) c\n"},
      {"a [x](TBC) c", "P a [x](TBC) c\n"},
      {"[a](url) [b](http://c)", "P [a](url) b\n"},
      {"[a](#part)", "P a\n"},
      {"[r]: #\n\nsee [r]", "P see [r]\n"},
      {"- [a](link)", "L1 - [a](link)\n"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(BlocksOf("draft.md", c.markdown), c.text) << c.markdown;
  }
}

TEST(MarkdownReader, KnowsThePlaceOfEveryPiece) {
  const std::string markdown =
      "---\na: b\n---\n> View **More** &amp; [all](http://x) now\r\n> then\n";
  const auto document = ReadDocument("d.md", markdown, {}, nullptr);
  ASSERT_TRUE(document);
  const auto source_of = [&](std::string_view piece) {
    const size_t at = (*document)->text().find(piece);
    EXPECT_NE(at, std::string_view::npos) << piece;
    const auto begin = static_cast<uint32_t>(at);
    return (*document)->InSource(
        {begin, begin + static_cast<uint32_t>(piece.size())});
  };
  EXPECT_EQ(source_of("View More"), "View **More");
  EXPECT_EQ(source_of("More &"), "More** &amp;");
  EXPECT_EQ(source_of("all now"), "all](http://x) now");
  EXPECT_EQ(source_of("now\nthen"), "now\r\n> then");
  EXPECT_EQ((*document)->PositionOf(0).line, 4u);
  EXPECT_EQ((*document)->PositionOf(0).column, 3u);
}

TEST(MarkdownReader, ReadsTablesMadeToExplodeAsText) {
  std::string markdown = std::string(20000, '|') + "\n";
  for (int i = 0; i < 20000; ++i) markdown += "|-";
  markdown += "|\n";
  for (int i = 0; i < 20000; ++i) markdown += "|\n";
  const auto document = ReadDocument("d.md", markdown, {}, nullptr);
  EXPECT_TRUE(document);
}

}  // namespace
}  // namespace galley
