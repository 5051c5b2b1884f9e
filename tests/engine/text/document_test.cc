#include "engine/text/document.h"

#include <gtest/gtest.h>

#include "tests/support/text_checks.h"

namespace galley {
namespace {

TEST(Document, CountsLinesAndColumnsAsEditorsDo) {
  DocumentParts parts;
  parts.text = "é1\r\n2\r3\n\n5";
  const Document document(std::move(parts));
  struct {
    uint32_t offset, line, column;
  } const cases[] = {{0, 1, 1}, {2, 1, 2}, {3, 1, 3},  {5, 2, 1}, {7, 3, 1},
                     {8, 3, 2}, {9, 4, 1}, {10, 5, 1}, {11, 5, 2}};
  for (const auto& c : cases) {
    const Position position = document.PositionOf(c.offset);
    EXPECT_EQ(position.line, c.line) << c.offset;
    EXPECT_EQ(position.column, c.column) << c.offset;
    const LineColumn slow = LineColumnOf(document.text(), c.offset);
    EXPECT_EQ(position.line, slow.line);
    EXPECT_EQ(position.column, slow.column);
  }
}

TEST(Document, CountsColumnsOfVeryLongLines) {
  DocumentParts parts;
  for (int i = 0; i < 5000; ++i) parts.text += "é";
  parts.text += "\nx";
  const Document document(std::move(parts));
  for (const uint32_t letter : {0u, 255u, 256u, 257u, 2048u, 4999u}) {
    EXPECT_EQ(document.PositionOf(letter * 2).column, letter + 1);
  }
  EXPECT_EQ(document.PositionOf(10001).column, 1u);
}

TEST(Document, MapsThroughSourceAndFile) {
  DocumentParts parts;  // the file is "é&amp;x" in Latin-1
  parts.text = "é&x";
  parts.source = "é&amp;x";
  parts.text_to_source.Copy(0, 0, 2);
  parts.text_to_source.Replace(2, 1, 2, 5);
  parts.text_to_source.Copy(3, 7, 1);
  parts.source_to_file.Replace(0, 2, 0, 1);
  parts.source_to_file.Copy(2, 1, 6);
  parts.blocks.push_back({{0, 4}});
  const Document document(std::move(parts));
  EXPECT_EQ(document.InSource({2, 3}), "&amp;");
  EXPECT_EQ(document.InFile({2, 3}), (Span{1, 6}));
  EXPECT_EQ(document.InFile({0, 4}), (Span{0, 7}));
  EXPECT_EQ(document.PositionOf(3).column, 7u);
  EXPECT_EQ(BrokenPromise(document, 7), "");
}

TEST(Document, FindsBlocksAndWords) {
  DocumentParts parts;
  parts.text = "one two\n\nthree";
  parts.blocks = {{{0, 7}}, {{9, 14}}};
  const Document document(std::move(parts));
  EXPECT_EQ(document.BlockAt(0), 0u);
  EXPECT_EQ(document.BlockAt(6), 0u);
  EXPECT_EQ(document.BlockAt(7), 1u);
  EXPECT_EQ(document.BlockAt(13), 1u);
  EXPECT_EQ(document.BlockAt(14), 2u);
  EXPECT_EQ(document.WordAt(0), 0u);
  EXPECT_EQ(document.WordAt(3), 1u);
  EXPECT_EQ(document.WordAt(5), 1u);
  EXPECT_EQ(document.WordAt(14), 3u);
}

TEST(Document, MayBeEmpty) {
  const Document document{DocumentParts{}};
  EXPECT_TRUE(document.words().empty());
  EXPECT_EQ(document.BlockAt(0), 0u);
  EXPECT_EQ(document.PositionOf(0).line, 1u);
  EXPECT_EQ(document.InFile({0, 0}), (Span{0, 0}));
}

}  // namespace
}  // namespace galley
