// PatternMatcher: pattern sets at work on documents. One per thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/match/pattern_set.h"
#include "engine/text/document.h"

namespace galley {

// One confirmed match. `groups` of PatternMatches: for each name of
// Pattern::captures in order, the span it captured (empty at 0,0: it did not
// take part).
struct PatternMatch {
  uint32_t set = 0;      // index of the PatternSet
  uint32_t pattern = 0;  // index inside it
  Span span{};
  uint32_t first_group = 0;  // index into PatternMatches::groups
};

// A limit that was reached; the matches of that pattern are incomplete.
struct MatchProblem {
  uint32_t set = 0;
  uint32_t pattern = 0;
  uint32_t offset = 0;
  std::string message{};
};

// The trigger of a pattern fired; `end`: of its match in the text.
struct TriggerHit {
  uint32_t set = 0;
  uint32_t pattern = 0;
  uint32_t end = 0;
};

// What the confirmations of one pattern took in one document.
struct PatternCost {
  uint32_t set = 0;
  uint32_t pattern = 0;
  double milliseconds = 0;
};

struct PatternMatches {
  std::vector<PatternMatch> matches{};  // by set, pattern, begin
  std::vector<Span> groups{};
  std::vector<MatchProblem> problems{};
  std::vector<TriggerHit> hits{};    // by set, pattern, end; see KeepHits
  std::vector<PatternCost> costs{};  // the same

  void Clear();
};

class PatternMatcher {
 public:
  // The sets must outlive the matcher. Confirm forms are compiled on the first
  // hit of each pattern, to machine code when it has many.
  explicit PatternMatcher(std::vector<const PatternSet*> sets);
  ~PatternMatcher();
  PatternMatcher(const PatternMatcher&) = delete;
  PatternMatcher& operator=(const PatternMatcher&) = delete;

  // All matches of all patterns in the blocks of `document` that are not code:
  // leftmost first, not overlapping within a pattern, never across blocks.
  // `out` is cleared first and keeps its memory. Errors: the scanner itself
  // failed (out of memory). Cost: one pass per set, plus about 0.3 us a match.
  Result<void> Match(const Document& document, PatternMatches* out);

  // From here on Match also fills PatternMatches::hits and costs, or no longer.
  void KeepHits(bool keep);

  // The same by PCRE2 alone, without triggers: the slow, obvious twin for
  // tests and for rules whose trigger is in question.
  Result<void> MatchWithoutTriggers(const Document& document,
                                    PatternMatches* out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace galley
