#include "engine/match/pattern_matcher.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace galley {
namespace {

DocumentParts OneBlock(std::string text) {
  DocumentParts parts;
  parts.name = "text";
  parts.blocks.push_back({{0, static_cast<uint32_t>(text.size())}});
  parts.text = std::move(text);
  return parts;
}

// The matches of one pattern as "span" or "span n=group", with and without
// triggers, which must agree.
std::vector<std::string> Matched(const char* source,
                                 const PatternOptions& options,
                                 DocumentParts parts) {
  const MacroTable macros = {{"day", "[12]\\d|3[01]|0?[1-9]"}};
  auto pattern = MakePattern(source, macros, options);
  EXPECT_TRUE(pattern) << source << ": " << pattern.error().message;
  if (!pattern) return {};
  const auto set = PatternSet::Compile({*pattern});
  EXPECT_TRUE(set) << set.error()[0].message;
  if (!set) return {};
  const Document document(std::move(parts));
  PatternMatcher matcher({&*set});
  std::vector<std::string> results[2];
  for (const bool triggers : {true, false}) {
    PatternMatches out;
    EXPECT_TRUE(triggers ? matcher.Match(document, &out)
                         : matcher.MatchWithoutTriggers(document, &out));
    EXPECT_TRUE(out.problems.empty());
    for (const PatternMatch& match : out.matches) {
      std::string text(match.span.In(document.text()));
      for (size_t i = 0; i < pattern->captures.size(); ++i) {
        const Span group = out.groups[match.first_group + i];
        if (group == Span{}) continue;
        text += " " + pattern->captures[i] + "=";
        text += group.In(document.text());
      }
      results[triggers ? 0 : 1].push_back(text);
    }
  }
  EXPECT_EQ(results[0], results[1]);
  return results[0];
}

std::vector<std::string> Matched(const char* source, const char* text) {
  return Matched(source, {}, OneBlock(text));
}

using Texts = std::vector<std::string>;

// In the view a no-break space is two spaces, a quote three.
TEST(PatternMatcher, EndsOnCharactersOfTheText) {
  EXPECT_EQ(Matched("(?<=[.:] )[^.]{0,9}lorem[^.]{0,9}", "x.\u00a0A lorem b."),
            (Texts{"A lorem b"}));
  EXPECT_EQ(Matched("lorem ?(?= x)", "a lorem\u00a0x"), (Texts{"lorem"}));
  EXPECT_EQ(Matched("\"[a-z]{2,9}\"", "say \u201clorem\u201d now"),
            (Texts{"\u201clorem\u201d"}));
}

TEST(PatternMatcher, FindsAllFromTheLeftWithoutOverlaps) {
  struct Case {
    const char* source;
    const char* text;
    Texts matches;
  };
  const Case cases[] = {
      {"\\d{2}", "12 34 567", {"12", "34"}},
      {"\\d+(?:,\\d{3})*", "12,345 and 6", {"12,345", "6"}},
      {"women|women and girls", "women and girls", {"women"}},
      {"women and girls|women", "women and girls", {"women and girls"}},
      {"7-?7", "7777 77 7-7 77-7", {"77", "7-7", "77"}},
      {"xyx", "xyx yxyx xyxyx", {"xyx"}},
      {"^Annex [A-Z]", "Annex B Annex C", {"Annex B"}},
      {"Annex [A-Z]$", "Annex B Annex C", {"Annex C"}},
      {"Annex(?= B)", "Annex A Annex B", {"Annex"}},
      {"(?<!the )Annex", "the Annex, Annex", {"Annex"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.source);
    EXPECT_EQ(Matched(c.source, c.text), c.matches);
  }
}

TEST(PatternMatcher, ReadsTypographyAsItsPlainKin) {
  struct Case {
    const char* source;
    const char* text;
    Texts matches;
  };
  const Case cases[] = {
      {"UN Women",
       "UN\u00A0Women UN\u2009Women UN  Women UN\nWomen UN-Women",
       {"UN\u00A0Women", "UN\u2009Women", "UN  Women", "UN\nWomen"}},
      {"COVID-19",
       "COVID\u201119 COVID\u201319 COVID-19 COVID 19",
       {"COVID\u201119", "COVID\u201319", "COVID-19"}},
      {"women's",
       "women\u2019s women's women\u02BCs",
       {"women\u2019s", "women's", "women\u02BCs"}},
      {"\"so\"", "\u201Cso\u201D \"so\"", {"\u201Cso\u201D", "\"so\""}},
      {"\\d ?%", "7% 7 % 7\u202F%", {"7%", "7 %", "7\u202F%"}},
      {"\\d[ -]?\\d{2}",
       "7\u201377 7\u00A077 777",
       {"7\u201377", "7\u00A077", "777"}},
      {"caf\u00E9", "caf\u00E9 cafe", {"caf\u00E9"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.source);
    EXPECT_EQ(Matched(c.source, c.text), c.matches);
  }
  PatternOptions exact;
  exact.tolerant = false;
  EXPECT_EQ(Matched("a  b", exact, OneBlock("a  b a\u00A0 b a b")),
            Texts{"a  b"});
  EXPECT_EQ(Matched("7\u20137", exact, OneBlock("7-7 7\u20137 7\u20147")),
            Texts{"7\u20137"});
  EXPECT_EQ(Matched("Annex\\s\\d", exact, OneBlock("Annex\u00A07 Annex 8")),
            (Texts{"Annex\u00A07", "Annex 8"}));
}

TEST(PatternMatcher, KeepsMatchesOutOfWords) {
  struct Case {
    const char* source;
    const char* text;
    Texts matches;
  };
  const Case cases[] = {
      {"\\d{2}", "a12 12a 12 (34) 56", {"12", "34", "56"}},
      {"two", "network two two-fold", {"two", "two"}},
      // A byte form beside letters that are not ASCII.
      {"two", "\u00E9two two\u00E9 two", {"two"}},
      {"two|twofold", "two twofold", {"two", "twofold"}},
      {"tw|two", "two\u00E9 two tw\u00E9", {"two"}},
      {"\\d{2}", "\u00B212 12\u00BD 12\u2116 \u20AC12", {"12", "12"}},
      {"December (?:20|2022)", "December 2022", {"December 2022"}},
      {"\\(x{3}", "a(xxx", {"(xxx"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.source);
    EXPECT_EQ(Matched(c.source, c.text), c.matches);
  }
  PatternOptions open;
  open.word_edges = false;
  EXPECT_EQ(Matched("two", open, OneBlock("network")), Texts{"two"});
}

TEST(PatternMatcher, NamesWhatItCaptured) {
  const char* source =
      "{day:d} (?'m'May|June)(?: (?'y'\\d{4}))?|(?'y'\\d{4})-(?'m'\\d\\d)";
  EXPECT_EQ(Matched(source, "on 5 May 2022, 2023-07 and 31 June"),
            (Texts{"5 May 2022 d=5 m=May y=2022", "2023-07 m=07 y=2023",
                   "31 June d=31 m=June"}));
  EXPECT_EQ(Matched("(?'x'(?'y'7)|8)9", "79 89"),
            (Texts{"79 x=7 y=7", "89 x=8"}));
}

TEST(PatternMatcher, FoldsCase) {
  PatternOptions fold;
  fold.case_mode = CaseMode::kFold;
  EXPECT_EQ(Matched("un women", fold, OneBlock("UN WOMEN un Women")),
            (Texts{"UN WOMEN", "un Women"}));
  EXPECT_EQ(Matched("caf\u00E9s", fold, OneBlock("CAF\u00C9S caf\u00E9s")),
            (Texts{"CAF\u00C9S", "caf\u00E9s"}));
  // Letters whose other case is ASCII.
  EXPECT_EQ(Matched("kilos", fold, OneBlock("\u212Ailo\u017F kilos")),
            (Texts{"\u212Ailo\u017F", "kilos"}));
  PatternOptions smart;
  smart.case_mode = CaseMode::kSmart;
  EXPECT_EQ(Matched("UN women", smart, OneBlock("UN Women un women UN WOMEN")),
            (Texts{"UN Women", "UN WOMEN"}));
}

TEST(PatternMatcher, StaysInsideBlocksAndOutOfCode) {
  DocumentParts parts;
  parts.name = "text";
  parts.text = "UN\nWomen UN Women\nUN Women\nUN Women";
  parts.blocks = {
      {{0, 2}}, {{3, 17}}, {{18, 26}, BlockKind::kCode, 0}, {{27, 35}}};
  EXPECT_EQ(Matched("UN Women", {}, parts), (Texts{"UN Women", "UN Women"}));
  EXPECT_EQ(Matched("^UN Women$", {}, parts), Texts{"UN Women"});
  EXPECT_EQ(Matched("(?<!\\n)UN Women", {}, parts),
            (Texts{"UN Women", "UN Women"}));
  parts.blocks.clear();
  EXPECT_EQ(Matched("UN Women", {}, parts), Texts{});
}

TEST(PatternMatcher, SortsBySetPatternAndPlace) {
  const auto make = [](const char* source) {
    return *MakePattern(source, {}, {});
  };
  const auto first = PatternSet::Compile({make("women"), make("\\d{1,3}")});
  const auto empty = PatternSet::Compile({});
  const auto second = PatternSet::Compile({make("girls"), make("women")});
  const Document document(OneBlock("7 women, 8 girls, 9 women"));
  PatternMatcher matcher({&*first, &*empty, &*second});
  PatternMatches out;
  for (int round = 0; round < 2; ++round) {
    ASSERT_TRUE(matcher.Match(document, &out));
    std::string order;
    for (const PatternMatch& match : out.matches) {
      order += std::to_string(match.set) + std::to_string(match.pattern) + ":";
      order += std::string(match.span.In(document.text())) + " ";
    }
    EXPECT_EQ(order,
              "00:women 00:women 01:7 01:8 01:9 20:girls 21:women 21:women ");
  }
}

TEST(PatternMatcher, SaysWhereALimitWasReachedAndGoesOn) {
  // Each x may stand for itself or as one of two; nothing fits in the end.
  const auto pattern = MakePattern("(?:x|xx){1,40}!", {}, {});
  ASSERT_TRUE(pattern) << pattern.error().message;
  const auto set = PatternSet::Compile({*pattern});
  ASSERT_TRUE(set);
  const std::string run(30, 'x');
  const Document document(OneBlock("xx! " + run + "y! " + run + "!"));
  PatternMatcher matcher({&*set});
  PatternMatches out;
  ASSERT_TRUE(matcher.MatchWithoutTriggers(document, &out));
  ASSERT_FALSE(out.problems.empty());
  EXPECT_EQ(out.problems[0].offset, 4u);
  EXPECT_EQ(out.problems[0].pattern, 0u);
  EXPECT_NE(out.problems[0].message.find("limit of 10000 steps"),
            std::string::npos);
  EXPECT_EQ(out.matches.size(), 2u);
  ASSERT_TRUE(matcher.Match(document, &out));
  EXPECT_EQ(out.matches.size(), 2u);
}

TEST(PatternMatcher, FindsTheSameWhereATextIsScannedInPortions) {
  const char* const sources[] = {"\\bNT\\d+\\b", "(?<=see )page \\d+",
                                 "the (?=well)"};
  std::vector<Pattern> patterns;
  for (const char* source : sources) {
    patterns.push_back(*MakePattern(source, {}, {}));
  }
  const auto set = PatternSet::Compile(patterns);
  ASSERT_TRUE(set);
  DocumentParts parts;
  for (int i = 0; parts.text.size() < (size_t{5} << 19); ++i) {
    const auto begin = static_cast<uint32_t>(parts.text.size());
    parts.text += "NT" + std::to_string(i) + " is at the well, see page " +
                  std::to_string(i) + std::string(200, '.');
    parts.blocks.push_back({{begin, static_cast<uint32_t>(parts.text.size())}});
    parts.text += '\n';
  }
  const size_t blocks = parts.blocks.size();
  const Document document(std::move(parts));
  PatternMatcher matcher({&*set});
  PatternMatches found;
  PatternMatches wanted;
  ASSERT_TRUE(matcher.Match(document, &found));
  ASSERT_TRUE(matcher.MatchWithoutTriggers(document, &wanted));
  ASSERT_EQ(found.matches.size(), 3 * blocks);
  ASSERT_EQ(wanted.matches.size(), 3 * blocks);
  for (size_t i = 0; i < found.matches.size(); ++i) {
    EXPECT_EQ(found.matches[i].pattern, wanted.matches[i].pattern);
    EXPECT_EQ(found.matches[i].span, wanted.matches[i].span);
  }
}

TEST(PatternMatcher, DoesWithoutReportsWhereThereAreTooMany) {
  const auto pattern = MakePattern("\\d{1,3}", {}, {});
  const auto set = PatternSet::Compile({*pattern});
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "777 ";
  const Document document(OneBlock(text));
  PatternMatcher matcher({&*set});
  PatternMatches out;
  ASSERT_TRUE(matcher.Match(document, &out));
  EXPECT_EQ(out.matches.size(), 20000u);
  EXPECT_TRUE(out.problems.empty());
}

// Time that grows with the square of the text would show as minutes here.
TEST(PatternMatcher, StaysLinearOnAdversarialText) {
  const char* sources[] = {
      "\\w+@\\w+",
      "\\[NT\\d+\\][^\\n]*x",
      "(?:\\d{1,3},)*\\d{3}%",
      "[A-Z]\\w*-\\d+",
      "\\.{8,}",
      "(?:[A-Z]\\w{1,20} )+Fund",
      "x{4,}-(?:x|xx)+!",
  };
  std::vector<Pattern> patterns;
  for (const char* source : sources) {
    auto pattern = MakePattern(source, {}, {});
    ASSERT_TRUE(pattern) << source << pattern.error().message;
    patterns.push_back(*pattern);
  }
  const auto set = PatternSet::Compile(patterns);
  ASSERT_TRUE(set);
  PatternMatcher matcher({&*set});
  PatternMatches out;
  for (const char* unit : {"a", "@", "[NT1]", "7", "777,", "A", "A-7", ".",
                           "Ab ", "x", "\u00E9", "\u2013", "xxxx-"}) {
    SCOPED_TRACE(unit);
    std::string text;
    while (text.size() < 200000) text += unit;
    const Document document(OneBlock(text));
    EXPECT_TRUE(matcher.Match(document, &out));
  }
}

}  // namespace
}  // namespace galley
