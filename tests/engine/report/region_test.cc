#include "engine/report/region.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "engine/input/reader.h"

namespace galley {
namespace {

TEST(Region, CountsCodePointsOrBytesOfTheFile) {
  struct Case {
    std::string name;
    std::string file;
    std::string part;
    Region code_points;
    Region bytes;
  };
  const std::vector<Case> cases = {
      {"first", "one two", "one", {{1, 1}, {1, 4}}, {{1, 1}, {1, 4}}},
      {"astral", "𐐀 two", "two", {{1, 3}, {1, 6}}, {{1, 6}, {1, 9}}},
      {"inside astral", "a𐐀b c", "𐐀b", {{1, 2}, {1, 4}}, {{1, 2}, {1, 7}}},
      {"mark", "e\u0301 two", "two", {{1, 4}, {1, 7}}, {{1, 5}, {1, 8}}},
      {"CRLF", "é\r\né two", "two", {{2, 3}, {2, 6}}, {{2, 4}, {2, 7}}},
      {"CR", "é\ré two", "two", {{2, 3}, {2, 6}}, {{2, 4}, {2, 7}}},
      {"two lines", "é b\r\né c", "b\r\né", {{1, 3}, {2, 2}}, {{1, 4}, {2, 3}}},
      {"line end", "a b\nc", "b\n", {{1, 3}, {2, 1}}, {{1, 3}, {2, 1}}},
      {"BOM",
       "\xef\xbb\xbfone two\none x",
       "two",
       {{1, 5}, {1, 8}},
       {{1, 8}, {1, 11}}},
      {"BOM, next line",
       "\xef\xbb\xbfone\ntwo",
       "two",
       {{2, 1}, {2, 4}},
       {{2, 1}, {2, 4}}},
      {"invalid",
       "caf\xff, é\n\xff two é",
       "two",
       {{2, 3}, {2, 6}},
       {{2, 3}, {2, 6}}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    std::vector<std::string> notes;
    const auto document =
        ReadDocument("draft.txt", c.file, {"UTF-8"}, &notes).value();
    const auto begin = static_cast<uint32_t>(document->text().find(c.part));
    ASSERT_LT(begin, document->text().size());
    const Place place = PlaceFinder(*document).Of(
        {begin, begin + static_cast<uint32_t>(c.part.size())});
    const auto expect_equal = [](const Region& got, const Region& wanted) {
      EXPECT_EQ(got.begin.line, wanted.begin.line);
      EXPECT_EQ(got.begin.column, wanted.begin.column);
      EXPECT_EQ(got.end.line, wanted.end.line);
      EXPECT_EQ(got.end.column, wanted.end.column);
    };
    expect_equal(RegionOf(place), c.code_points);
    expect_equal(ByteRegionOf(*document, place), c.bytes);
  }
}

}  // namespace
}  // namespace galley
