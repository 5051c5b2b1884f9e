#include "engine/report/uri.h"

#include <gtest/gtest.h>

namespace galley {
namespace {

TEST(Uri, IsTheReferenceOfAPath) {
  struct Case {
    std::string_view path;
    std::string_view uri;
  };
  for (const Case& c :
       {Case{"a/b-1_2.~txt", "a/b-1_2.~txt"}, Case{"../a b.md", "../a%20b.md"},
        Case{"/tmp/x.md", "file:///tmp/x.md"}, Case{"é.md", "%C3%A9.md"},
        Case{"a:b?c#d%e", "a%3Ab%3Fc%23d%25e"}, Case{"\xff", "%FF"},
        Case{"-", "-"}}) {
    EXPECT_EQ(UriOf(c.path), c.uri);
  }
}

}  // namespace
}  // namespace galley
