#include "engine/text/draft_mark.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "engine/input/reader.h"

namespace galley {
namespace {

std::unique_ptr<Document> Read(const std::string& name, std::string bytes) {
  std::vector<std::string> notes;
  return *ReadDocument(name, std::move(bytes), {}, &notes);
}

// Each mark as "verb|rule|reason|what of the text follows it".
std::string Marks(const Document& document) {
  std::string shown;
  for (const DraftMark& mark : DraftMarksOf(document)) {
    const std::string_view rest = document.text().substr(mark.offset);
    shown += fmt::format("{}|{}|{}|{}\n", mark.verb, mark.rule, mark.reason,
                         rest.substr(0, rest.find('.')));
  }
  return shown;
}

TEST(DraftMarks, AreCommentsOfMarkdownAndHtml) {
  constexpr std::string_view kText =
      "<!-- galley:off spacing as it was said -->\n\nOne. Two <!--galley:on "
      "spacing--> three.\n\n<!--\ngalley:ignore-next date.reversed a\n slip "
      "-->\nFour.\n";
  const std::string expected =
      "off|spacing|as it was said|One\non|spacing||{}three\n"
      "ignore-next|date.reversed|a\n slip|{}Four\n";
  for (const char* name : {"a.md", "a.html"}) {
    SCOPED_TRACE(name);
    const auto document = Read(name, std::string(kText));
    const auto marks = DraftMarksOf(*document);
    ASSERT_EQ(marks.size(), 3U);
    EXPECT_EQ(marks[0].kind, DraftMark::Kind::kOff);
    EXPECT_EQ(marks[0].rule, "spacing");
    EXPECT_EQ(marks[0].reason, "as it was said");
    EXPECT_EQ(marks[1].kind, DraftMark::Kind::kOn);
    EXPECT_EQ(marks[2].kind, DraftMark::Kind::kIgnoreNext);
    EXPECT_EQ(marks[2].rule, "date.reversed");
    const std::string_view text = document->text();
    EXPECT_LE(marks[0].offset, text.find("One"));
    EXPECT_GT(marks[1].offset, text.find("Two"));
    EXPECT_LE(marks[1].offset, text.find("three"));
    EXPECT_GT(marks[2].offset, text.find("three"));
    EXPECT_LE(marks[2].offset, text.find("Four"));
    EXPECT_EQ(marks[2].span.In(document->source()).substr(0, 4), "<!--");
  }
}

TEST(DraftMarks, AreLinesOfPlainText) {
  const auto document =
      Read("a.txt",
           "A first line of prose that goes on and on until it\n"
           "  [galley:off leftover quoted]\n"
           "ends here. [galley:on leftover]\r\n[galley:on leftover]\r\nAnd.");
  EXPECT_EQ(Marks(*document),
            "off|leftover|quoted|\nends here\non|leftover||\r\nAnd\n");
  ASSERT_EQ(document->blocks().size(), 5U);
  EXPECT_EQ(document->blocks()[1].kind, BlockKind::kCode);
  EXPECT_EQ(document->blocks()[3].kind, BlockKind::kCode);
}

TEST(DraftMarks, AreNothingElse) {
  for (const auto& [name, text] : {
           std::pair("a.md", "```\n<!-- galley:off a b -->\n```\n"),
           std::pair("a.md", "Write `<!-- galley:off a b -->` there.\n"),
           std::pair("a.md", "[galley:off a b]\n"),
           std::pair("a.html", "<p>&lt;!-- galley:off a b --></p>"),
           std::pair("a.md", "<!-- see galley:off a b -->\n\nA.\n"),
           std::pair("a.md", "galley:off a b -->\n"),
           std::pair("a.txt", "<!-- galley:off a b -->\n"),
           std::pair("a.txt", "Write [galley:off a b] there.\n"),
           std::pair("a.txt", "[galley:off a b] [galley:on a]\n"),
           std::pair("a.txt", "galley:"),
       }) {
    SCOPED_TRACE(text);
    EXPECT_TRUE(DraftMarksOf(*Read(name, text)).empty());
  }
}

}  // namespace
}  // namespace galley
