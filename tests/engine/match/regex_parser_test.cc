#include <gtest/gtest.h>

#include <random>
#include <string>

#include "engine/match/pattern.h"
#include "engine/match/regex.h"

namespace galley {
namespace {

const MacroTable kMacros = {
    {"year", "(?:19|20)\\d\\d"},
    {"day", "(?'d'[12]\\d|3[01]|0?[1-9])"},
    {"self", "a{self}"},
    {"one", "{two}"},
    {"two", "{one}"},
    {"broken", "a("},
    {"outer", "{day} of {year}"},
    {"many", "a+"},
};

TEST(ParseRegex, SaysWhatIsWrongWhereAndWhatToWriteInstead) {
  struct Case {
    const char* name;
    const char* source;
    size_t offset;
    const char* message;  // a part of it
  };
  const Case cases[] = {
      {"back-reference", "(?:a)\\1", 5, "a back-reference is not supported"},
      {"named back-reference", "ab\\k<a>", 2, "back-reference"},
      {"recursion", "a(?R)", 1, "recursion is not supported"},
      {"call", "a(?1)", 1, "recursion"},
      {"named call", "a(?&x)", 1, "recursion"},
      {"conditional", "(?(1)a|b)", 0, "conditionals are not supported"},
      {"verb", "a(*SKIP)b", 1, "verbs are not supported"},
      {"any byte", "a\\C", 1, "\\C is not supported: write . or a class"},
      {"reset of the start", "a\\Kb", 1, "write a look-behind"},
      {"end of the last match", "\\Ga", 0, "write ^"},
      {"line end", "a\\R", 1, "write [\\r\\n]"},
      {"grapheme", "a\\X", 1, "write . or a class"},
      {"end of the text", "a\\z", 1, "write $"},
      {"inline flag", "(?i)a", 0, "inline flags are not supported"},
      {"inline flag of a group", "(?i:a)", 0, "inline flags"},
      {"numbered capture", "(a)", 0, "captures have names"},
      {"atomic group", "(?>a)", 0, "write (?:...)"},
      {"comment", "a(?#b)", 1, "<why>"},
      {"possessive", "a++", 1, "possessive"},
      {"quantifiers in a row", "a{2}{3}", 1, "two quantifiers in a row"},
      {"nothing to repeat", "a|*", 2, "nothing to repeat; write \\*"},
      {"no number", "a|{2}", 2, "nothing to repeat; write \\{"},
      {"repeated assertion", "a\\b+", 3, "cannot be repeated"},
      {"repeat of nothing", "a{0}", 1, "write {3}, {2,5}"},
      {"bounds in the wrong order", "a{3,2}", 1, "write {3}, {2,5}"},
      {"large bound", "a{1,4001}", 1, "repeats end at 4000"},
      {"multiplied bounds", "(?:a{1,200}){1,200}", 12, "multiply"},
      {"nested unbounded", "(?:ab*)+", 7, "take forever"},
      {"nested unbounded in a macro", "{many}+", 6, "take forever"},
      {"empty unbounded", "b(?:a?)*", 7, "can be empty"},
      {"matches nothing", "a?", 0, "can match nothing at all"},
      {"matches a place", "\\b", 0, "can match nothing at all"},
      {"empty", "", 0, "can match nothing at all"},
      {"open group", "a(?:b", 1, "this ( has no )"},
      {"stray )", "a)", 1, "closes nothing"},
      {"stray ]", "a]", 1, "write \\]"},
      {"stray }", "a}", 1, "write \\}"},
      {"open class", "a[b", 1, "this [ has no ]"},
      {"class of POSIX", "[[:alpha:]]", 1, "write \\p{L}"},
      {"range backwards", "[z-a]", 1, "wrong order"},
      {"range of classes", "[\\w-z]", 1, "write \\- for a hyphen"},
      {"\\b in a class", "[\\b]", 1, "no meaning in a class"},
      {"unknown escape", "\\y", 0, "unknown escape \\y"},
      {"backslash at the end", "a\\", 1, "write \\\\ for the sign"},
      {"surrogate", "\\x{D800}", 0, "number of a character"},
      {"no property", "\\p{}", 0, "write \\p{L}"},
      {"unknown macro", "a {yaer}", 2, "unknown macro {yaer}"},
      {"macro of itself", "{self}", 0, "{self} uses itself: self > self"},
      {"macros in a ring", "x{one}", 1, "one > two > one"},
      {"error inside a macro", "ab{broken}", 2, "in {broken}: captures have"},
      {"open macro", "{year", 0, "write {name} or {name:capture}"},
      {"no macro", "{ year}", 0, "write \\{ for the sign"},
      {"capture without a name", "{year:}", 0, "a capture's name"},
      {"capture of a digit", "(?'1'a)", 0, "a capture's name"},
      {"unbounded look-ahead", "a(?=b*)", 1, "look-around needs a bound"},
      {"unbounded look-behind", "(?<!b+)a", 0, "look-around needs a bound"},
      {"varying look-behind", "(?<=b{1,2})a", 0, "needs a fixed length"},
      {"not UTF-8", "a\xFF", 0, "not valid UTF-8"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const auto regex = ParseRegex(c.source, kMacros);
    ASSERT_FALSE(regex);
    EXPECT_EQ(regex.error().offset, c.offset);
    EXPECT_NE(regex.error().message.find(c.message), std::string::npos)
        << regex.error().message;
  }
}

TEST(ParseRegex, LimitsMacrosThatGrow) {
  MacroTable macros{{"m0", "abababab"}};
  for (int i = 1; i < 12; ++i) {
    const std::string last = "{m" + std::to_string(i - 1) + "}";
    macros["m" + std::to_string(i)] = last + last + last + last;
  }
  const auto regex = ParseRegex("{m11}", macros);
  ASSERT_FALSE(regex);
  EXPECT_NE(regex.error().message.find("too long"), std::string::npos);

  for (int i = 1; i < 1000; ++i) {
    macros["n" + std::to_string(i)] = "{n" + std::to_string(i - 1) + "}";
  }
  EXPECT_FALSE(ParseRegex("{n999}", macros));
}

TEST(ParseRegex, LimitsNesting) {
  std::string source;
  for (int i = 0; i < 100000; ++i) source += "(?:";
  EXPECT_FALSE(ParseRegex(source, {}));
}

TEST(MakePattern, NamesEachCaptureOnce) {
  const auto pattern =
      MakePattern("{day:day} {year:y}|(?'y'\\d{4})-(?<day>\\d\\d)|{outer:all}",
                  kMacros, {});
  ASSERT_TRUE(pattern);
  // `d`, captured inside a macro, is not seen outside.
  EXPECT_EQ(pattern->captures, (std::vector<std::string>{"day", "y", "all"}));
}

TEST(MakePattern, RefusesWhatHasNoUsableTrigger) {
  struct Case {
    const char* source;
    const char* message;
  };
  const Case cases[] = {
      {"\\w+ \\w+", "rare enough"},
      {"[A-Z]", "rare enough"},
      {"a", "rare enough"},
      {".{1,30}", "rare enough"},
      {"women|\\w+", "rare enough"},
      {"[^\\n]{0,4000}NT(?:[^\\n]{4000}){4}", "longer than 65536 bytes"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.source);
    const auto pattern = MakePattern(c.source, {}, {});
    ASSERT_FALSE(pattern) << pattern->trigger;
    EXPECT_NE(pattern.error().message.find(c.message), std::string::npos)
        << pattern.error().message;
  }
}

TEST(MakePattern, TakesAnyBytesWithoutHarm) {
  constexpr char kLetters[] =
      "ab1 -'\"\\\\\\\\(((?:)))[[^]]{{},23*+?|.$^<>=!wdsWDSbBpP:xn\n\xC3\xA9&";
  std::mt19937 random(7);
  size_t taken = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string source;
    for (auto left = random() % 16; left > 0; --left) {
      source += kLetters[random() % (sizeof(kLetters) - 1)];
    }
    PatternOptions options;
    options.tolerant = random() % 2 == 0;
    options.case_mode = static_cast<CaseMode>(random() % 3);
    const auto pattern = MakePattern(source, kMacros, options);
    taken += pattern ? 1u : 0u;
    if (!pattern) {
      EXPECT_FALSE(pattern.error().message.empty());
      EXPECT_LE(pattern.error().offset, source.size()) << source;
    }
  }
  EXPECT_GT(taken, 200u);
}

}  // namespace
}  // namespace galley
