// Matches against a twin that compares every place with every other one, and
// what must not change when the text around them does.
#include "validators/duplicate/match.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/support/duplicates.h"

namespace galley {
namespace {

Tokens TokensOf(const Document& document) {
  Tokens tokens;
  tokens.Add(document, {});
  return tokens;
}

// Paragraphs of few words, so that runs come again, some of them copied.
std::string GeneratedText(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned end) {
    return static_cast<unsigned>(random() % end);
  };
  std::vector<std::string> paragraphs;
  for (int i = 0; i < 12; ++i) {
    if (i > 2 && below(3) == 0) {
      std::string copy = paragraphs[below(static_cast<unsigned>(i))];
      if (below(2) == 0) copy.insert(copy.size() / 2, " word ");
      paragraphs.push_back(copy);
      continue;
    }
    std::string paragraph = "P";
    for (unsigned words = 4 + below(40); words > 0; --words) {
      paragraph += " w" + std::string(1, static_cast<char>('a' + below(26))) +
                   std::string(1, static_cast<char>('a' + below(4)));
    }
    paragraphs.push_back(paragraph + ".");
  }
  std::string text;
  for (const std::string& paragraph : paragraphs) text += paragraph + "\n\n";
  return text;
}

// Begins of runs of `words` tokens of a unit that stand somewhere before too,
// without overlapping: found by comparing all with all.
std::set<uint32_t> RepeatedRuns(const Tokens& tokens, uint32_t words) {
  std::set<uint32_t> repeated;
  const auto same = [&](uint32_t a, uint32_t b) {
    for (uint32_t i = 0; i < words; ++i) {
      if (tokens.HashOf(a + i) != tokens.HashOf(b + i)) return false;
    }
    return true;
  };
  const auto inside = [&](uint32_t at) {
    return at + words <= tokens.size() &&
           tokens.UnitOf(at) == tokens.UnitOf(at + words - 1);
  };
  for (uint32_t b = words; b < tokens.size(); ++b) {
    for (uint32_t a = 0; a + words <= b && inside(b); ++a) {
      if (inside(a) && same(a, b)) repeated.insert(b);
    }
  }
  return repeated;
}

struct Density {
  uint32_t shingle;
  uint32_t window;
};

class MatchOracle : public testing::TestWithParam<Density> {};

TEST_P(MatchOracle, CoversEveryExactRepeat) {
  MatchOptions options;
  options.shingle = GetParam().shingle;
  options.window = GetParam().window;
  const uint32_t words =
      std::max(options.min_words, options.shingle + options.window - 1);
  size_t repeats = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    const auto document = DraftOf(GeneratedText(seed));
    const Tokens tokens = TokensOf(*document);
    const std::vector<Match> matches = FindMatches(tokens, options);
    for (const uint32_t b : RepeatedRuns(tokens, words)) {
      ++repeats;
      const bool covered = std::ranges::any_of(matches, [&](const Match& one) {
        return one.b.begin <= b && b + words <= one.b.end;
      });
      EXPECT_TRUE(covered)
          << "seed " << seed << ": "
          << tokens.SpanOf(TokenRange{b, b + words}).In(document->text());
    }
  }
  EXPECT_GT(repeats, 10000u);
}

INSTANTIATE_TEST_SUITE_P(Densities, MatchOracle,
                         testing::Values(Density{4, 1}, Density{5, 4}));

TEST(Match, SidesAreApartAndCountedRightly) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    const auto document = DraftOf(GeneratedText(seed));
    const Tokens tokens = TokensOf(*document);
    for (const Match& match : FindMatches(tokens, {})) {
      EXPECT_LT(match.a.begin, match.a.end);
      EXPECT_LE(match.a.end, match.b.begin);
      EXPECT_LE(match.b.end, tokens.size());
      EXPECT_LE(match.same, std::min(match.a.size(), match.b.size()));
      uint32_t same = 0;
      for (const auto& run : Align(tokens, match)) {
        same += run.length;
        for (uint32_t i = 0; i < run.length; ++i) {
          EXPECT_EQ(tokens.ClassOf(run.a + i), tokens.ClassOf(run.b + i));
        }
      }
      EXPECT_LE(same, std::min(match.a.size(), match.b.size()));
    }
  }
}

TEST(Match, OfTextsWithManyChangesIsOne) {
  const auto document = DraftOf(
      "Masons of the river guild built nine deep wells in spring and paid for "
      "them with fish.\n\nMasons of the old guild built nine very deep wells "
      "in spring and paid for some of them with rice.");
  const std::vector<Match> matches = FindMatches(TokensOf(*document), {});
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].a.begin, 0u);
  EXPECT_GE(matches[0].a.end, 14u);
  EXPECT_GT(matches[0].Similarity(), 0.75);
}

// ---- Metamorphic: what surrounds a copy does not matter -------------------

std::string FoundIn(const std::string& text) {
  const auto document = DraftOf(text);
  std::string shown;
  for (const Finding& one : DuplicatesOf(*document).findings) {
    shown += std::string(one.rule) + " " +
             std::string(one.span.In(document->text())) + "\n";
  }
  return shown;
}

TEST(Duplicate, StaysTheSameBehindOtherTextAndInOtherTypography) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const std::string text = GeneratedText(seed);
    const std::string found = FoundIn(text);
    EXPECT_EQ(FoundIn("An unlike line stands before all of it.\n\n" + text),
              found);
    std::string spaced;
    for (const char c : text) spaced += c == ' ' ? "\u00A0" : std::string(1, c);
    std::string plain = FoundIn(spaced);
    for (size_t at; (at = plain.find("\u00A0")) != plain.npos;) {
      plain.replace(at, 2, " ");
    }
    EXPECT_EQ(plain, found);
  }
}

TEST(Duplicate, HasOnePlaceMoreWhereAParagraphIsPastedOnceMore) {
  const std::string text = "Masons of the river guild built nine deep wells.";
  std::string draft = text;
  for (size_t copies = 2; copies < 7; ++copies) {
    draft += "\n\n";
    for (char c = 'a'; c < 'i'; ++c) {
      draft += std::string(copies, c) + ' ';
    }
    draft += "rain.\n\n" + text;
    const auto document = DraftOf(draft);
    size_t places = 0;
    for (const Finding& one : DuplicatesOf(*document).findings) {
      places += one.rule == "paragraph";
    }
    EXPECT_EQ(places, copies);
  }
}

}  // namespace
}  // namespace galley
