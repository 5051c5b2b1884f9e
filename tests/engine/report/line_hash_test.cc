#include "engine/report/line_hash.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace galley {
namespace {

TEST(LineHashes, AreThoseOfCodeScanning) {
  struct Case {
    std::string_view text;
    std::vector<std::string_view> hashes;
  };
  const std::vector<Case> cases = {
      {"", {"c129715d7a2bc9a3:1"}},
      {" a\nb\n  \t\tc\n d",
       {"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1",
        "a23a3dc5e078b07b:1"}},
      {" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
       {"8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1",
        "c6805c5e1288b612:1", "b86d3392aea1be30:1", "e6ceba753e1a442:1"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const LineHashes hashes(c.text);
    for (uint32_t line = 1; line <= c.hashes.size(); ++line) {
      EXPECT_EQ(hashes.Of(line), c.hashes[line - 1]);
    }
  }
}

TEST(LineHashes, LineEndsAreAllTheSame) {
  const LineHashes lf("one\n\ntwo 𐐀\n");
  const LineHashes crlf("one\r\n\r\ntwo 𐐀\r\n");
  const LineHashes cr("one\r\rtwo 𐐀\r");
  for (uint32_t line = 1; line <= 4; ++line) {
    EXPECT_EQ(crlf.Of(line), lf.Of(line));
    EXPECT_EQ(cr.Of(line), lf.Of(line));
  }
}

TEST(LineHashes, EqualLinesAreCounted) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "xy\n";
  const LineHashes hashes(text);
  EXPECT_TRUE(hashes.Of(1).ends_with(":1"));
  EXPECT_TRUE(hashes.Of(2).ends_with(":2"));
}

}  // namespace
}  // namespace galley
