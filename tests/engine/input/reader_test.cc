#include "engine/input/reader.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/blocks.h"
#include "tests/support/text_checks.h"

namespace galley {
namespace {

using namespace std::string_literals;

TEST(ReadDocument, ChoosesByContentThenByExtension) {
  struct {
    const char* name;
    const char* bytes;
    const char* blocks;
  } const cases[] = {
      {"a.txt", "**a**", "P **a**\n"},
      {"a.md", "**a**", "P a\n"},
      {"a.MARKDOWN", "**a**", "P a\n"},
      {"a.htm", "<b>a</b>", "P a\n"},
      {"a.txt", "<b>a</b>", "P <b>a</b>\n"},
      {"a.txt", " <!DOCTYPE html><p>a", "P a\n"},
      {"a", "<!-- x --><HTML lang=en>a", "P a\n"},
      {"-", "**a**", "P **a**\n"},
      {"dir.md/a", "**a**", "P **a**\n"},
      {"a.doc", "**a**", "P **a**\n"},
      {"a.txt", "<htmlish>", "P <htmlish>\n"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(BlocksOf(c.name, c.bytes), c.blocks) << c.name;
  }
}

TEST(ReadDocument, TellsWhatItDidToTheBytes) {
  struct {
    std::string bytes;
    std::vector<std::string> notes;
  } const cases[] = {
      {"plain é", {}},
      {"Bogot\xE1",
       {"d.txt: decoded as windows-1252 (guessed); use --encoding to choose"}},
      {"\xC3\xA9 \xFF",
       {"d.txt: 1 malformed place in UTF-8 was replaced by "
        "U+FFFD"}},
      {"\xC3\xA9\xC3\xA9 \xFF\xFF",
       {"d.txt: 2 malformed places in UTF-8 were "
        "replaced by U+FFFD"}},
  };
  for (const auto& c : cases) {
    std::vector<std::string> notes;
    ASSERT_TRUE(ReadDocument("d.txt", c.bytes, {}, &notes));
    EXPECT_EQ(notes, c.notes);
  }
}

TEST(ReadDocument, RefusesOtherFormatsInPlainWords) {
  struct {
    std::string bytes;
    const char* error;
  } const cases[] = {
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
       "d.docx: is an encrypted office file or one of Word 97; save it as "
       ".docx, without a password"},
      {"ELF\0\1\2\0x"s,
       "d.docx: binary file: it holds NUL bytes, so it is no "
       "text; save it as text"},
  };
  for (const auto& c : cases) {
    const auto document = ReadDocument("d.docx", c.bytes, {}, nullptr);
    ASSERT_FALSE(document);
    EXPECT_EQ(ToString(document.error().front()), c.error);
  }
  EXPECT_FALSE(ReadDocument("d", "x", {"klingon"}, nullptr));
}

TEST(ReadDocument, MakesADocumentOfNothing) {
  for (const char* name : {"a.txt", "a.md", "a.html"}) {
    const auto document = ReadDocument(name, "", {}, nullptr);
    ASSERT_TRUE(document);
    EXPECT_EQ((*document)->text(), "");
    EXPECT_TRUE((*document)->blocks().empty());
    EXPECT_EQ(BlocksOf(name, "\xEF\xBB\xBF"), "");
  }
}

TEST(IsDraftName, KnowsTheExtensionsOfTheTable) {
  for (const char* name : {"a.txt", "b/a.TXT", "a.text", "a.md", "a.markdown",
                           "a.html", "a.htm", "a.xhtml"}) {
    EXPECT_TRUE(IsDraftName(name)) << name;
  }
  for (const char* name : {"a", "a.png", "a.txt/b", ".txt", "b/.md", "txt"}) {
    EXPECT_FALSE(IsDraftName(name)) << name;
  }
}

// Every promise of a Document, for texts of random pieces in every format.
TEST(ReadDocument, KeepsItsPromisesWhateverItReads) {
  const std::string_view pieces[] = {"a",
                                     "The ",
                                     "é",
                                     "’",
                                     "\n",
                                     "\r\n",
                                     "\n\n",
                                     "\t",
                                     " ",
                                     ". ",
                                     "- ",
                                     "1. ",
                                     "a) ",
                                     "> ",
                                     "# ",
                                     "|",
                                     "|-|\n",
                                     "**",
                                     "`",
                                     "```\n",
                                     "[",
                                     "](link)",
                                     "](x)",
                                     "![",
                                     "<b>",
                                     "</b>",
                                     "<p>",
                                     "<li>",
                                     "<td>",
                                     "<br>",
                                     "<!--",
                                     "-->",
                                     "<a href='#'>",
                                     "</a>",
                                     "<",
                                     ">",
                                     "&",
                                     "&amp;",
                                     "&#233;",
                                     "\u00A0",
                                     "\u2028",
                                     "\xFF",
                                     "\xE9",
                                     "\xE2\x80",
                                     "\\",
                                     "---\n",
                                     "a: b\n",
                                     "<pre>",
                                     "</pre>",
                                     "<table>",
                                     "</table>",
                                     "<script>",
                                     "</script>",
                                     "😀",
                                     "\u0301",
                                     "    x\n",
                                     "\u200B",
                                     "\x01",
                                     "<gap to fill>",
                                     "\f"};
  std::mt19937 random(11);
  for (int round = 0; round < 6000; ++round) {
    std::string bytes;
    const size_t count = 1 + random() % 40;
    for (size_t i = 0; i < count; ++i) {
      bytes += pieces[random() % std::size(pieces)];
    }
    for (const char* name : {"d.txt", "d.md", "d.html"}) {
      const auto document = ReadDocument(name, bytes, {}, nullptr);
      ASSERT_TRUE(document);
      ASSERT_EQ(BrokenPromise(**document, bytes.size()), "") << name << bytes;
    }
  }
}

// What is copied stands in the file as it stands in the text.
TEST(ReadDocument, CopiesWordsVerbatim) {
  const std::string prose =
      "One **two** <b>three</b> &amp; [four](link) `five`\n\n- six\n";
  for (const char* name : {"d.txt", "d.md", "d.html"}) {
    const auto document = ReadDocument(name, prose, {}, nullptr);
    ASSERT_TRUE(document);
    for (const Word& word : (*document)->words()) {
      const std::string_view text = word.span().In((*document)->text());
      if (text == "&") continue;
      EXPECT_EQ((*document)->InSource(word.span()), text) << name;
    }
  }
}

// Nesting, open ends and long lines cost no more than their length. A test of
// crashes and of orders of magnitude: each took seconds or more if quadratic.
TEST(ReadDocument, IsLinearOnHostileTexts) {
  const char* const units[] = {"<div>", "<a x=\">\"",
                               "<a ",   "<!--",
                               "&#",    "<svg>",
                               "<b",    "[",
                               "![",    "> ",
                               "- ",    "`",
                               "*a ",   "(",
                               "a. ",   "\t",
                               "a\n",   "<table><tr><td>",
                               "\r",    "<blockquote>",
                               "[](",   "](",
                               "|",     "<br>1. "};
  for (const char* unit : units) {
    std::string bytes;
    while (bytes.size() < (1u << 18)) bytes += unit;
    for (const char* name : {"d.txt", "d.md", "d.html"}) {
      EXPECT_TRUE(ReadDocument(name, bytes, {}, nullptr)) << unit;
    }
  }
}

}  // namespace
}  // namespace galley
