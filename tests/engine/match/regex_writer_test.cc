// What an author wrote and what PCRE2 is given.
#include "engine/match/regex_writer.h"

#include <gtest/gtest.h>

#include <string>

#include "engine/match/pattern.h"

namespace galley {
namespace {

struct Case {
  const char* source;
  const char* form;
  bool in_bytes;  // there is a byte form, then the same text
};

// Prefixed with "99" for a trigger, which is left out of the comparison.
void ExpectForms(const PatternOptions& options, const Case& c) {
  SCOPED_TRACE(c.source);
  PatternOptions bare = options;
  bare.word_edges = false;
  const auto pattern =
      MakePattern(std::string("99") + c.source, {{"m", "b|c"}}, bare);
  ASSERT_TRUE(pattern) << pattern.error().message;
  EXPECT_EQ(pattern->utf_form, std::string("99") + c.form);
  EXPECT_EQ(pattern->byte_form, c.in_bytes ? pattern->utf_form : "");
}

TEST(WriteRegex, ToleratesTypography) {
  const Case cases[] = {
      {"a b", "a[\\t-\\r ]{1,12}b", true},
      {"a ?b", "a[\\t-\\r ]{0,12}b", true},
      {"a *b", "a[\\t-\\r ]{0,12}b", true},
      {"a {2}b", "a[\\t-\\r ]{2,24}b", true},
      {"a\\sb", "a[\\t-\\r ]{1,12}b", true},
      {"a[ ]b", "a[\\t-\\r ]{1,12}b", true},
      {"a\\ b", "a[\\t-\\r ]{1,12}b", true},
      {"a\u00A0b", "a[\\t-\\r ]{1,12}b", true},
      {"a-b", "a-{1,3}b", true},
      {"a\u2013b", "a-{1,3}b", true},
      {"a\\-b", "a-{1,3}b", true},
      {"a-?b", "a-{0,3}b", true},
      {"a-+?b", "a-{1,257}?b", true},
      {"a'b\"", "a'{1,3}b\"{1,3}", true},
      {"a\u2019b\u201C", "a'{1,3}b\"{1,3}", true},
      {"[-/]", "(?:-{1,3}|/)", true},
      {"[\u2010-\u2015]", "-{1,3}", true},
      {"[-/]{2}", "(?:-{1,3}|/){2}", true},
      {"[-/]{2,9}", "[\\-/]{2,9}", true},
      {"[ -]", "(?:[\\t-\\r ]{1,12}|-{1,3})", true},
      {"[a-z ]{2,9}", "[\\t-\\r a-z]{2,9}", true},
      {"[^-]", "[^\\-]", false},
      {"[^\u2019]", "[^']", false},
      {"[\\w-]", "(?:-{1,3}|\\w)", false},
      {"(?<=- )a", "(?<=-[\\t-\\r ])a", true},
      {"(?=- )a", "(?=-{1,3}[\\t-\\r ]{1,12})a", true},
      {"\\S", "[^\\t-\\r ]", false},
  };
  for (const Case& c : cases) ExpectForms({}, c);
}

TEST(WriteRegex, TakesExactTypographyByTheLetter) {
  PatternOptions options;
  options.tolerant = false;
  const Case cases[] = {
      {"a b", "a b", true},
      {"a {2,}b", "a {2,258}b", true},
      {"a-b'\"", "a-b'\"", true},
      {"a\u2013b", "a\u2013b", false},
      {"a\u00A0b", "a\\x{a0}b", false},
      {"[-/]", "[\\-/]", true},
      {"\\s",
       "[\\t-\\r \\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}"
       "\\x{202f}\\x{205f}\\x{3000}]",
       false},
  };
  for (const Case& c : cases) ExpectForms(options, c);
}

TEST(WriteRegex, KeepsTheRest) {
  const Case cases[] = {
      {"\\d\\D", "[0-9][^0-9]", false},
      {"[\\d.]", "[.0-9]", true},
      {".", "[^\\n\\r]", false},
      {"\\w\\W", "\\w\\W", false},
      {"\\pL\\p{Lu}\\P{Greek}", "\\p{L}\\p{Lu}\\P{Greek}", false},
      {"(?:a|b)c", "(?:a|b)c", true},
      {"(?:ab)?", "(?:ab)?", true},
      {"{m}{2,3}?", "(?:b|c){2,3}?", true},
      {"{m:n}", "(?'n'b|c)", true},
      {"(?<n>a)", "(?'n'a)", true},
      {"a{,3}", "a{0,3}", true},
      {"a+", "a{1,257}", true},
      {"(?:abcd)+", "(?:abcd){1,65}", true},
      {"(?!a)(?<!b)^$", "(?!a)(?<!b)^$", true},
      {"a\\bb\\B", "a\\bb\\B", false},
      {"a\n   b", "ab", true},
      {"a\r\n\t b", "ab", true},
      {"\\t\\x41\\x{e9}", "\\tA\u00E9", false},
      {"\\.\\*\\[#/~", "\\.\\*\\[\\#/~", true},
      {"[\\]^\\\\-]{9}", "[\\-\\\\-\\^]{9}", true},
      {"[]a]", "[\\]a]", true},
      {"\u00E9", "\u00E9", false},
  };
  for (const Case& c : cases) ExpectForms({}, c);
}

TEST(WriteRegex, KeepsCapitalsWhereCaseIsSmart) {
  PatternOptions options;
  options.case_mode = CaseMode::kSmart;
  const Case cases[] = {
      {" UNDP and Women",
       "[\\t-\\r ]{1,12}UNDP[\\t-\\r ]{1,12}(?i:and)"
       "[\\t-\\r ]{1,12}(?i:Women)",
       true},
      {" UNCTs", "[\\t-\\r ]{1,12}UNCTs", true},
      {" a?[A-Z]", "[\\t-\\r ]{1,12}(?i:a)?[A-Z]", true},
      {" \u00C9t\u00E9", "[\\t-\\r ]{1,12}(?i:\u00C9t\u00E9)", false},
  };
  for (const Case& c : cases) ExpectForms(options, c);

  options.case_mode = CaseMode::kFold;
  const auto folded = MakePattern("UNDP and Women", {}, options);
  ASSERT_TRUE(folded);
  EXPECT_TRUE(folded->caseless);
  EXPECT_TRUE(folded->trigger_caseless);
  EXPECT_EQ(folded->utf_form.find("(?i"), std::string::npos);
}

TEST(WriteRegex, TestsWordEdgesWhereTheyCanFail) {
  const Case cases[] = {
      {"women", "(?<!\\w)women(?!\\w)", true},
      {"women|girls", "(?<!\\w)(?:women|girls)(?!\\w)", true},
      {"\\bwomen\\b", "(?<!\\w)women(?!\\w)", true},
      {"\\[women\\]", "\\[women\\]", true},
      {"women%?", "(?<!\\w)women%?(?:(?<!\\w)|(?!\\w))", true},
      {"caf\u00E9s?", "(?<!\\w)caf\u00E9s?(?:(?<!\\w)|(?!\\w))", false},
      {"women(?= x)", "(?<!\\w)women(?=[\\t-\\r ]{1,12}x)(?!\\w)", true},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.source);
    const auto pattern = MakePattern(c.source, {}, {});
    ASSERT_TRUE(pattern) << pattern.error().message;
    EXPECT_EQ(pattern->utf_form, c.form);
    EXPECT_EQ(!pattern->byte_form.empty(), c.in_bytes);
  }
}

}  // namespace
}  // namespace galley
