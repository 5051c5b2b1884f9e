// Matches: stretches of tokens that stand twice, words changed or not.
//
// Every run of `shingle` words is looked up among the earlier ones; where one
// of the latest of them goes on alike in both directions, there is a match.
// Then the search goes on behind it, so that each stretch is compared with a
// few earlier ones only and the cost is linear in the text, whatever it says.
#pragma once

#include <cstdint>
#include <vector>

#include "validators/duplicate/tokens.h"

namespace galley {

// `a` stands before `b`; they do not overlap. Figures count as the same.
struct Match {
  TokenRange a{};
  TokenRange b{};
  uint32_t same = 0;  // words of one that are those of the other

  // Dice: 1 for copies.
  double Similarity() const { return 2.0 * same / (a.size() + b.size()); }
};

struct MatchOptions {
  uint32_t shingle = 4;    // words
  uint32_t window = 1;     // one shingle of so many is looked up
  uint32_t min_words = 8;  // that are the same
  double min_similarity = 0.6;
  double min_similarity_long = 0.6;  // of 30 words and more
  bool across = false;               // only matches of two drafts
};

// For a text of so many tokens: large ones are looked through less densely.
MatchOptions OptionsFor(uint32_t tokens);

// For whole drafts that are compared: passages of twelve words, edited more.
MatchOptions OptionsAcross(uint32_t tokens);

// Sorted by `b`. Every exact repeat of shingle + window - 1 words that has
// `min_words` and stands within a unit is covered, unless it is one of words
// that are all the same. Neighbouring matches are one.
std::vector<Match> FindMatches(const Tokens& tokens,
                               const MatchOptions& options);

// A stretch that is the same on both sides, word by word.
struct Run {
  uint32_t a = 0;
  uint32_t b = 0;
  uint32_t length = 0;
};

// The match as runs, in order; what lies between them differs.
std::vector<Run> Align(const Tokens& tokens, const Match& match);

}  // namespace galley
