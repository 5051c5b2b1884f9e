// Lists whose marks skip or repeat, and the many that only seem to.
#include "validators/numbering/numbering.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/validated.h"
#include "validators/numbering/mark.h"

namespace galley {
namespace {

std::string Found(const std::string& text, const std::string& name = "d.txt") {
  return FoundBy(&MakeNumbering,
                 BindingsFor({"list", "inline", "section", "caption"},
                             {{"reference-words", "in under article"},
                              {"captions", "table figure"}}),
                 text, name);
}

TEST(ListMark, ReadsLettersRomanNumeralsAndDigits) {
  const auto read = [](const char* text) {
    const auto mark = MarkAt(text, 0);
    return mark ? std::pair(mark->letter, mark->roman) : std::pair(-1, -1);
  };
  EXPECT_EQ(read("c) x"), std::pair(3, 0));
  EXPECT_EQ(read("(i) x"), std::pair(9, 1));
  EXPECT_EQ(read("xiv. x"), std::pair(0, 14));
  EXPECT_EQ(read("12. x"), std::pair(12, 0));
  for (const char* none :
       {"2022. x", "1.5 x", "vv) x", "in. x", "(a. x", "a)x", "", "("}) {
    EXPECT_EQ(read(none), std::pair(-1, -1)) << none;
  }
}

TEST(Numbering, FindsTheFirstMarkOutOfOrder) {
  EXPECT_EQ(Found("1. A\n2. B\n4. C\n5. D"), "list '4.'; ");
  EXPECT_EQ(Found("1. A\n2. B\n2. C\n4. D"), "list '2.'; ");
  EXPECT_EQ(Found("(a) A\n(b) B\n(d) C\n(c) D\n(e) E"), "list '(d)'; ");
  EXPECT_EQ(Found("(i) A\n(ii) B\n(iv) C"), "list '(iv)'; ");
  EXPECT_EQ(Found("We a) dig two, b) mend old, and d) lend seed."),
            "inline 'd)'; ");
}

TEST(Numbering, RespectsNestedAndNewListsAndReferences) {
  EXPECT_EQ(Found("1. A\na) X\nb) Y\n2. B\na) X\nb) Y\n3. C"), "");
  EXPECT_EQ(Found("1. A\n1. X\n2. Y\n2. B\n3. C"), "");
  EXPECT_EQ(Found("g) A\nh) B\ni) C\nj) D"), "");
  EXPECT_EQ(Found("1. A\n3. B"), "");  // one item is no list
  EXPECT_EQ(Found("A. Smith\nB. Jones\nD. Kim"), "");
  EXPECT_EQ(Found("As article 4 (a), (b), (d) and (f) say."), "");
  EXPECT_EQ(Found("We a) dig two, b) mend old; under d) nothing is said."), "");
  EXPECT_EQ(Found("a) dig two b) mend old\nc) lend seed"), "");
}

TEST(Numbering, FollowsSectionsAndCaptions) {
  EXPECT_EQ(Found("## 2.1 A\n\nx\n\n## 2.3 B\n\nx", "d.md"), "section '2.3'; ");
  EXPECT_EQ(Found("## 2.1 A\n\nx\n\n### 2.1.1 B\n\nx\n\n## 2.2 C", "d.md"), "");
  EXPECT_EQ(Found("Table 1: A\n\nFigure 1: B\n\nTable 3: C"),
            "caption 'Table 3'; ");
  EXPECT_EQ(Found("Table 1: A\n\nTable 3 of it says more."), "");
}

}  // namespace
}  // namespace galley
