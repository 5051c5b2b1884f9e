// PatternHits: the matches of the patterns of a database, by rule. One per
// thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/annotate/match_view.h"
#include "engine/annotate/trace.h"
#include "engine/match/pattern_matcher.h"
#include "engine/rules/database.h"

namespace galley {

class PatternHits {
 public:
  // `check`: of the check rules, else of those that make entities. The database
  // must stay.
  PatternHits(const Database& database, bool check);

  // Scans a document; what was found in the one before is forgotten. A limit
  // that was reached is told in `problems`. `trace` may be null.
  void Find(const Document& document, std::vector<std::string>* problems,
            Trace* trace);

  std::span<const PatternMatch> Of(uint32_t rule) const {
    const auto [first, last] = by_rule_[rule];
    return std::span(matches_.matches).subspan(first, last - first);
  }
  // A match with its named groups. White space at its ends is none of it.
  MatchView ViewOf(const PatternMatch& match, const Lattice& lattice) const;

 private:
  uint32_t RuleOf(uint32_t set, uint32_t pattern) const {
    return database_.pattern_rules[sets_[set]][pattern];
  }
  void TellTrace(const Document& document, Trace* trace) const;

  const Database& database_;
  std::vector<uint32_t> sets_;
  PatternMatcher matcher_;
  PatternMatches matches_{};
  std::vector<std::pair<uint32_t, uint32_t>> by_rule_;  // [first, last)
};

}  // namespace galley
