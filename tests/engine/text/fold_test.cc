#include "engine/text/fold.h"

#include <gtest/gtest.h>

#include "engine/text/decode.h"

namespace galley {
namespace {

TEST(MatchingView, IsEmptyWhereNothingChanges) {
  for (const char* same : {"", "plain 'text' - \"x\"", "Köln … € 12345678 é"}) {
    EXPECT_EQ(MatchingView(same), "");
  }
}

TEST(MatchingView, PutsAsciiKinInTheSamePlace) {
  struct {
    const char* text;
    const char* view;
  } const cases[] = {
      {"a\u00A0b\u0085", "a  b  "},
      {"\u1680\u2000\u200A\u2028\u2029\u202F\u205F\u3000",
       "                        "},
      {"‘x’ \u02BC", "'''x''' ''"},
      {"“x”", "\"\"\"x\"\"\""},
      {"\u2010\u2011\u2012–—\u2015", "------------------"},
      {"€’é", "€'''é"},
      {"\u200B\u2016\u201A\u00AB", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(MatchingView(c.text), c.view);
    EXPECT_TRUE(IsValidUtf8(MatchingView(c.text)));
  }
}

TEST(MatchingView, FindsThemAnywhereInALongText) {
  for (size_t at = 0; at < 40; ++at) {
    const std::string text =
        std::string(at, 'x') + "’" + std::string(40 - at, 'y');
    EXPECT_EQ(MatchingView(text).substr(at, 3), "'''");
  }
}

}  // namespace
}  // namespace galley
