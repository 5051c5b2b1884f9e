#include "engine/match/trigger.h"

#include <gtest/gtest.h>

#include <string>

#include "engine/match/pattern.h"

namespace galley {
namespace {

const MacroTable kMacros = {
    {"figure",
     "\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,4})?|\\d{1,12}(?:\\.\\d{1,4})?"},
    {"multiplier", "thousand|million|billion"},
    {"qualifier", "more than|over|at least|up to|about"},
    {"year", "(?:19|20)\\d\\d"},
    {"reviewer", "NT|AC|MS|ED"},
    {"request", "Please|Suggest|Kindly"},
};

struct Case {
  const char* source;
  const char* trigger;
  uint32_t back_min;
  uint32_t back;
};

void ExpectTrigger(const PatternOptions& options, const Case& c) {
  SCOPED_TRACE(c.source);
  const auto pattern = MakePattern(c.source, kMacros, options);
  ASSERT_TRUE(pattern) << pattern.error().message;
  EXPECT_EQ(pattern->trigger, c.trigger);
  EXPECT_EQ(pattern->back_min, c.back_min);
  EXPECT_EQ(pattern->back, c.back);
}

TEST(DeriveTrigger, TakesTheRarestPartWithoutItsVariableEnds) {
  const Case cases[] = {
      // Digits are rare, and a single one says where a number begins.
      {"{figure:n}(?: {multiplier:m})?", "[0-9]", 1, 1},
      {"\\b\\d{1,3}(?:,\\d{3}){0,4}(?:\\.\\d{1,4})?\\s+(?:women|girls)\\b",
       "[0-9][\\t-\\r ]+(?:women|girls)", 7, 42},
      {"(?:{qualifier} )?{figure:n} ?(?:%|per cent|percent)",
       "[0-9][\\t-\\r ]*(?:%|per[\\t-\\r ]+cent|percent)", 2, 87},
      {"\\[{reviewer:who}\\d{1,3}\\](?: {request}[^\\[\\n]{0,600})?",
       "\\[(?:NT|AC|MS|ED)[0-9]", 4, 4},
      {"https?://[^\\s<>\"]{4,200}", "://", 7, 8},
      {"{year}-\\d\\d", "(?:19|20)[0-9][0-9]", 4, 4},
      {"Ministry of [A-Z]\\w{1,20}", "Ministry", 8, 8},
      {"(?<!x)(?=a)article(?! 7) \\d", "article[\\t-\\r ]+[0-9]", 9, 20},
      // At an end three repeats say no more than the first four bytes do.
      {"a{3}-b{9}", "\\-b{4}", 8, 10},
      // Of equal bytes no more than seven.
      {"eeeeeeeeeeee", "eeeeeee", 7, 7},
      {"_{8,}", "_{4}", 4, 4},
      // Wide classes are not looked for.
      {"as .{0,30}well known", "well[\\t-\\r ]+known", 13, 155},
      {"[\\w.+-]{1,64}@[\\w.-]{1,255}", "@", 2, 257},
  };
  for (const Case& c : cases) ExpectTrigger({}, c);
}

TEST(DeriveTrigger, JoinsAlternatives) {
  const Case cases[] = {
      {"women|girls", "(?:women|girls)", 5, 5},
      {"(?:about )?7,\\d{3}|Annex [A-Z]{1,9}",
       "(?:7,[0-9]{3}|Annex[\\t-\\r ]+[A-Z])", 5, 22},
      {"[A-Z]{2,6}-\\d|[A-Z]{3,9}-\\d",
       "(?:[A-Z]{2}\\-{1,3}[0-9]|[A-Z]{3}\\-{1,3}[0-9])", 4, 13},
  };
  for (const Case& c : cases) ExpectTrigger({}, c);
}

TEST(DeriveTrigger, SeesTheMatchingView) {
  PatternOptions exact;
  exact.tolerant = false;
  const Case cases[] = {
      // A dash of three bytes is three hyphens there.
      {"7\u20137", "7(?:\\-\\-\\-)", 4, 4},
      {"women\u00A0and", "women(?:  )an", 9, 9},
      {"  7", "  7", 3, 3},
  };
  for (const Case& c : cases) ExpectTrigger(exact, c);
  const Case tolerant[] = {
      {"7\u20137", "7\\-{1,3}7", 3, 5},
      {"7\u00E97", "7(?:\\xc3\\xa9)", 3, 3},
  };
  for (const Case& c : tolerant) ExpectTrigger({}, c);
  exact.trigger = "7[a\u2013]7";
  // What is not ASCII may be any of the plain signs.
  ExpectTrigger(exact, {"7[a\u2013]7", "7[ \"'\\-a\\x80-\\xff]{1,3}7", 1, 5});
  exact.trigger = "7[^x]7";
  ExpectTrigger(exact, {"7[^x]7", "7[\\x00-wy-\\xff]{1,4}7", 1, 6});
  exact.tolerant = true;
  exact.trigger = "7[a\u00E9]7";
  ExpectTrigger(exact, {"7[a\u00E9]7", "7[a\\x80-\\xff]{1,2}7", 1, 4});
}

TEST(DeriveTrigger, FoldsWithoutKnowingNonAsciiLetters) {
  PatternOptions options;
  options.case_mode = CaseMode::kFold;
  ExpectTrigger(options, {"7caf\u00E97", "7caf", 4, 4});
  ExpectTrigger(options, {"Women 7", "Women[\\t-\\r ]+7", 7, 18});
  options.case_mode = CaseMode::kSmart;
  ExpectTrigger(options, {"UN Women", "UN[\\t-\\r ]+[Ww][Oo][Mm][Ee]", 7, 18});
}

TEST(DeriveTrigger, GivesWayToTheAuthorsOwn) {
  PatternOptions options;
  options.trigger = "by {year}";
  ExpectTrigger(options, {"\\w{1,9} by {year}",
                          "by[\\t-\\r ]+(?:19|20)[0-9][0-9]", 1, 66});
  struct Bad {
    const char* trigger;
    const char* message;
  };
  const Bad cases[] = {
      {"(by)", "trigger: captures have names"},
      {"x?", "trigger: the pattern can match nothing"},
      {"by .{3,300} of", "trigger: too long or too wide"},
  };
  for (const Bad& c : cases) {
    SCOPED_TRACE(c.trigger);
    options.trigger = c.trigger;
    const auto pattern = MakePattern("by {year}", kMacros, options);
    ASSERT_FALSE(pattern);
    EXPECT_NE(pattern.error().message.find(c.message), std::string::npos)
        << pattern.error().message;
  }
}

}  // namespace
}  // namespace galley
