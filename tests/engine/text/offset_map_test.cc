#include "engine/text/offset_map.h"

#include <gtest/gtest.h>

namespace galley {
namespace {

TEST(OffsetMap, IsTheIdentityWithoutPieces) {
  const OffsetMap map;
  EXPECT_TRUE(map.IsIdentity());
  EXPECT_EQ(map.ToOrigin({3, 9}), (Span{3, 9}));
}

TEST(OffsetMap, MapsCopiesReplacementsAndInsertions) {
  // origin "ab&amp;cd<b>ef", derived "ab&cd|ef" with an inserted bar
  OffsetMap map;
  map.Copy(0, 0, 2);
  map.Replace(2, 1, 2, 5);
  map.Copy(3, 7, 2);
  map.Replace(5, 1, 9, 0);
  map.Copy(6, 12, 2);
  struct {
    Span derived;
    Span origin;
  } const cases[] = {
      {{0, 2}, {0, 2}},  {{1, 3}, {1, 7}}, {{2, 3}, {2, 7}},
      {{3, 4}, {7, 8}},  {{5, 6}, {9, 9}}, {{4, 7}, {8, 13}},
      {{0, 8}, {0, 14}}, {{2, 2}, {2, 2}}, {{8, 8}, {14, 14}},
      {{5, 8}, {9, 14}},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(map.ToOrigin(c.derived), c.origin)
        << c.derived.begin << " " << c.derived.end;
  }
}

TEST(OffsetMap, WidensToWholeReplacementsInALongRun) {
  OffsetMap map;  // a UTF-16 file of three-byte characters
  for (uint32_t i = 0; i < 1000; ++i) map.Replace(i * 3, 3, i * 2, 2);
  EXPECT_EQ(map.ToOrigin({1501, 1502}), (Span{1000, 1002}));
  EXPECT_EQ(map.ToOrigin({1499, 1504}), (Span{998, 1004}));
}

TEST(OffsetMap, IgnoresWhatHasNoDerivedSide) {
  OffsetMap map;
  map.Copy(0, 5, 0);
  map.Replace(0, 0, 5, 3);
  EXPECT_TRUE(map.IsIdentity());
}

}  // namespace
}  // namespace galley
