#include "engine/base/glob.h"

#include <gtest/gtest.h>

#include <string>

namespace galley {
namespace {

TEST(GlobMatches, ComparesWholePathsFolderByFolder) {
  struct {
    const char* pattern;
    const char* path;
    bool matches;
  } const cases[] = {
      {"a.txt", "a.txt", true},
      {"a.txt", "b/a.txt", false},
      {"*.txt", "a.txt", true},
      {"*.txt", "b/a.txt", false},
      {"*", "", true},
      {"a?c", "abc", true},
      {"a?c", "a/c", false},
      {"a?c", "ac", false},
      {"b/*/a.txt", "b/c/a.txt", true},
      {"b/*/a.txt", "b/c/d/a.txt", false},
      {"**/a.txt", "a.txt", true},
      {"**/a.txt", "b/c/a.txt", true},
      {"**/a.txt", "b/ca.txt", false},
      {"b/**", "b/c/a.txt", true},
      {"b/**", "bc/a.txt", false},
      {"b/", "b/c/a.txt", true},
      {"b/", "b", false},
      {"b/**/a-*.md", "b/a-1.md", true},
      {"b/**/a-*.md", "b/c/d/a-1.md", true},
      {"b/**/a-*.md", "b/c/a-1/x.md", false},
      {"", "", true},
      {"", "a", false},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(std::string(c.pattern) + " " + c.path);
    EXPECT_EQ(GlobMatches(c.pattern, c.path), c.matches);
  }
}

TEST(GlobMatches, TakesNoLongerForManyStars) {
  std::string pattern;
  for (int i = 0; i < 50; ++i) pattern += "*a";
  EXPECT_FALSE(GlobMatches(pattern + "b", std::string(2000, 'a')));
}

}  // namespace
}  // namespace galley
