#include "engine/text/marked_text.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <random>

namespace galley {
namespace {

std::string Shown(const MarkedText& marked) {
  std::string shown = marked.text;
  for (const Mark& mark : marked.marks) {
    shown += fmt::format(" {}{}{}={}[{},{})", mark.finding ? 'f' : 'e',
                         mark.optional ? "?" : "", mark.type, mark.value,
                         mark.span.begin, mark.span.end);
  }
  return shown;
}

TEST(ParseMarks, ReadsTheDialects) {
  struct {
    MarkDialect dialect;
    const char* marked;
    const char* shown;
  } const cases[] = {
      {MarkDialect::kGolden, "plain", "plain"},
      {MarkDialect::kGolden, "in ⟦date=2023-06|June 2023⟧.",
       "in June 2023. edate=2023-06[3,12)"},
      {MarkDialect::kGolden, "⟦?place|Chile⟧", "Chile e?place=[0,5)"},
      {MarkDialect::kGolden, "⟪leftover|[NT1]⟫", "[NT1] fleftover=[0,5)"},
      {MarkDialect::kGolden, "⟦a|x⟦b|y⟧⟧", "xy ea=[0,2) eb=[1,2)"},
      {MarkDialect::kGolden, "⟦a|⟦b|y⟧⟧", "y ea=[0,1) eb=[0,1)"},
      {MarkDialect::kGolden, "⟦a|1⟪b|2⟧3⟫", "123 ea=[0,2) fb=[1,3)"},
      {MarkDialect::kGolden, "⟪b|1⟦a|2⟫3⟧", "123 fb=[0,2) ea=[1,3)"},
      {MarkDialect::kGolden, R"(| a \| b \u{A0} \\)", R"(| a | b \u{A0} \\)"},
      {MarkDialect::kGolden, "⟦a=b=c|x⟧", "x ea=b=c[0,1)"},
      {MarkDialect::kExample, "see ⟦UN Women⟧", "see UN Women e=[4,12)"},
      {MarkDialect::kExample, "⟪see ⟦agency|UN⟧⟫",
       "see UN f=[0,6) eagency=[4,6)"},
      {MarkDialect::kExample, R"(⟦a \| b⟧\u{A0}c\\d\.)",
       "a | b\u00A0c\\d\\. e=[0,5)"},
      {MarkDialect::kExample, "⟪?|x⟫", "x f?=[0,1)"},
  };
  for (const auto& c : cases) {
    const auto marked = ParseMarks(c.marked, c.dialect);
    ASSERT_TRUE(marked) << c.marked;
    EXPECT_EQ(Shown(*marked), c.shown);
  }
}

TEST(ParseMarks, TellsAllErrorsWithTheirPlaces) {
  struct {
    MarkDialect dialect;
    const char* marked;
    const char* errors;
  } const cases[] = {
      {MarkDialect::kGolden, "a⟦b|c", "1:2 this mark is never closed;"},
      {MarkDialect::kGolden, "é⟧\nx ⟫",
       "1:2 ⟧ without its opening mark;2:3 ⟫ without its opening mark;"},
      {MarkDialect::kGolden, "⟦a⟧",
       "1:1 no bar between the type and the text;"},
      {MarkDialect::kGolden, "⟦a|⟧", "1:1 this mark holds no text;"},
      {MarkDialect::kGolden, "⟦|x⟧",
       "1:1 \"\" is no type; a bar in the text is written \\|;"},
      {MarkDialect::kExample, "⟦50 | 60⟧",
       "1:1 \"50 \" is no type; a bar in the text is written \\|;"},
      {MarkDialect::kExample, "\\u{} \\u{110000} \\u{D800} \\u{41",
       "1:1 a character is written \\u{A0}, in hexadecimal;"
       "1:6 a character is written \\u{A0}, in hexadecimal;"
       "1:17 a character is written \\u{A0}, in hexadecimal;"
       "1:26 a character is written \\u{A0}, in hexadecimal;"},
      {MarkDialect::kGolden, "\xFF",
       "0:0 is not valid UTF-8; save it as UTF-8;"},
  };
  for (const auto& c : cases) {
    const auto marked = ParseMarks(c.marked, c.dialect);
    ASSERT_FALSE(marked) << c.marked;
    std::string errors;
    for (const Error& error : marked.error()) {
      errors +=
          fmt::format("{}:{} {};", error.line, error.column, error.message);
    }
    EXPECT_EQ(errors, c.errors) << c.marked;
  }
}

// Any pieces that parse come back as they were.
TEST(WriteMarks, IsTheInverseOfParseMarks) {
  std::mt19937 random(3);
  const char* const pieces[] = {"a",   "é", "|", "\\", "\n", "⟦t|", "⟦?u=v|",
                                "⟪f|", "⟧", "⟫", "⟧",  "⟫",  "\\|"};
  int parsed = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = 0; i < 7; ++i) text += pieces[random() % std::size(pieces)];
    const auto marked = ParseMarks(text, MarkDialect::kGolden);
    if (!marked) continue;
    ++parsed;
    const std::string written = WriteMarks(*marked);
    const auto again = ParseMarks(written, MarkDialect::kGolden);
    ASSERT_TRUE(again) << text << " -> " << written;
    EXPECT_EQ(Shown(*again), Shown(*marked)) << written;
  }
  EXPECT_GT(parsed, 200);
}

}  // namespace
}  // namespace galley
