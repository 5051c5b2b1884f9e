#include "engine/match/pattern_set.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace galley {
namespace {

Pattern Made(const char* source) {
  auto pattern = MakePattern(source, {}, {});
  EXPECT_TRUE(pattern) << pattern.error().message;
  return *pattern;
}

std::vector<Pattern> MadeAll() {
  return {Made("(?'n'\\d{1,9}) women"), Made("caf\u00E9s?"), Made("[A-Z]{3}")};
}

TEST(PatternSet, TakesNoPatternAtAll) {
  const auto set = PatternSet::Compile({});
  ASSERT_TRUE(set);
  EXPECT_EQ(set->database(), nullptr);
  EXPECT_EQ(set->database_bytes(), 0u);
  EXPECT_NE(PatternSet::Load({}, set->Save()), nullptr);
}

TEST(PatternSet, NamesAllPatternsThatAreRefused) {
  std::vector<Pattern> patterns = MadeAll();
  patterns[0].trigger = "women(?=x)";  // Hyperscan has no look-ahead
  patterns[2].trigger = "a*";          // nor triggers that match nothing
  auto set = PatternSet::Compile(patterns);
  ASSERT_FALSE(set);
  ASSERT_EQ(set.error().size(), 2u);
  EXPECT_EQ(set.error()[0].pattern, 0u);
  EXPECT_NE(set.error()[0].message.find("Hyperscan refuses the trigger"),
            std::string::npos);
  EXPECT_EQ(set.error()[1].pattern, 2u);

  patterns = MadeAll();
  patterns[0].trigger.assign(9000, 'x');
  patterns[1].trigger_positions = 30000;
  patterns[2].trigger.clear();
  set = PatternSet::Compile(patterns);
  ASSERT_FALSE(set);
  ASSERT_EQ(set.error().size(), 3u);
  EXPECT_NE(set.error()[0].message.find("9000 bytes long"), std::string::npos);
  EXPECT_NE(set.error()[1].message.find("30000 positions"), std::string::npos);
  EXPECT_NE(set.error()[2].message.find("empty"), std::string::npos);
}

TEST(PatternSet, ShowsWherePcre2RefusesAForm) {
  // The dialect takes any name of a property; PCRE2 knows which there are.
  const auto pattern = MakePattern("women \\p{Klingon}", {}, {});
  ASSERT_TRUE(pattern);
  const auto set = PatternSet::Compile({*pattern});
  ASSERT_FALSE(set);
  EXPECT_NE(set.error()[0].message.find("unknown property"), std::string::npos)
      << set.error()[0].message;
  EXPECT_NE(set.error()[0].message.find("{Klingon}>>>"), std::string::npos)
      << set.error()[0].message;
}

TEST(PatternSet, LoadsWhatItSaved) {
  const auto set = PatternSet::Compile(MadeAll());
  ASSERT_TRUE(set);
  const std::string saved = set->Save();
  const auto loaded = PatternSet::Load(MadeAll(), saved);
  ASSERT_NE(loaded, nullptr);
  EXPECT_EQ(loaded->patterns().size(), 3u);
  EXPECT_EQ(loaded->database_bytes(), set->database_bytes());
  EXPECT_EQ(loaded->Save(), saved);
  // Two compilations give the same bytes.
  EXPECT_EQ(PatternSet::Compile(MadeAll())->Save(), saved);
}

TEST(PatternSet, LoadsNothingElse) {
  const auto set = PatternSet::Compile(MadeAll());
  ASSERT_TRUE(set);
  const std::string saved = set->Save();
  std::vector<Pattern> others = MadeAll();
  others.pop_back();
  EXPECT_EQ(PatternSet::Load(others, saved), nullptr);
  others = MadeAll();
  std::swap(others[0], others[1]);
  EXPECT_EQ(PatternSet::Load(others, saved), nullptr);
  others = MadeAll();
  others[0].trigger_caseless = true;
  EXPECT_EQ(PatternSet::Load(others, saved), nullptr);
  others = MadeAll();
  others[0].utf_form += "x";
  EXPECT_EQ(PatternSet::Load(others, saved), nullptr);
  EXPECT_EQ(PatternSet::Load({}, saved), nullptr);
  EXPECT_EQ(PatternSet::Load(MadeAll(), ""), nullptr);
  EXPECT_EQ(PatternSet::Load(MadeAll(), "galley triggers 1\n"), nullptr);
  EXPECT_EQ(PatternSet::Load(MadeAll(), PatternSet::Compile({})->Save()),
            nullptr);
  for (size_t length = 0; length < saved.size(); length += 97) {
    EXPECT_EQ(PatternSet::Load(MadeAll(), saved.substr(0, length)), nullptr);
  }
  for (size_t at = 0; at < saved.size(); at += 61) {
    std::string broken = saved;
    broken[at] = static_cast<char>(broken[at] ^ 0x10);
    EXPECT_EQ(PatternSet::Load(MadeAll(), broken), nullptr) << at;
  }
}

TEST(PatternSet, MovesItsDatabase) {
  auto set = PatternSet::Compile(MadeAll());
  ASSERT_TRUE(set);
  const hs_database* database = set->database();
  PatternSet moved = std::move(*set);
  EXPECT_EQ(moved.database(), database);
  *set = std::move(moved);
  EXPECT_EQ(set->database(), database);
}

TEST(MatchPlatform, NamesLibraryAndProcessor) {
  EXPECT_EQ(MatchPlatform().find("hyperscan 5.4."), 0u) << MatchPlatform();
  EXPECT_EQ(MatchPlatformProblem(), "");
  setenv("GALLEY_TEST_PLATFORM_PROBLEM", "no SSSE3 here", 1);
  EXPECT_EQ(MatchPlatformProblem(), "no SSSE3 here");
  unsetenv("GALLEY_TEST_PLATFORM_PROBLEM");
}

}  // namespace
}  // namespace galley
