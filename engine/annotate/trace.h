// Trace: what the rules tried in a piece of a document, and what became of it.
//
// Plain data that an Annotator fills when it is told to (Annotator::TraceTo),
// and the review of findings after it. Views and pointers live in the Database
// that made it and in the document; order is that of the work.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/rules/rule.h"
#include "engine/text/span.h"

namespace galley {

// A rule that held: its output was a candidate.
struct TracedMatch {
  std::string_view rule{};
  std::string_view type{};  // or the category of a check
  Span span{};
  std::string_view text{};  // of the document
  std::vector<std::pair<std::string_view, Span>> captures{};
};

// What kept a rule from holding.
enum class Obstacle : uint8_t {
  kCondition,   // one of its conditions
  kPolicy,      // a condition of a name's policy
  kNever,       // the name's policy never: it is a word for sequences only
  kUndeclared,  // the name's policy is none that the gazetteer declares
  kRefinement,  // <refine>: `detail` says which function
  kValue,       // a required <set> gave nothing: `detail` names it
  kElement,     // an element of a sequence does not take `word`
  kPattern,     // at `word` the pattern asks for `detail`
  kEdge,        // the pattern would match, but `word` goes on
  kCase,        // the name is written as `detail`
  kLearnt,      // the document's own name is written as `detail`
};

// Why an element of a sequence does not take what stands at its place.
enum class Fault : uint8_t {
  kOther,         // it is another word or name
  kCase,          // only the letter case differs
  kShape,         // it has none of the shapes
  kForbidden,     // not-in names a list that it is in
  kNoAnnotation,  // no annotation of the types begins (or ends) here
  kSpace,         // <tight/>, and there is white space
  kNoSpace,       // <loose/>, and there is none
  kEnd,           // the block ends
};
struct Asked {
  const Element* element = nullptr;
  Fault fault = Fault::kOther;
};

struct NearMiss {
  std::string_view rule{};
  Obstacle obstacle = Obstacle::kCondition;
  Span span{};  // what had matched
  const Condition* condition = nullptr;
  std::string detail{};
  uint32_t matched = 0;        // words, of a sequence
  Span word{};                 // what stands there instead; empty: the end
  std::vector<Asked> asked{};  // any of these would have done, in their order
  // A repetition that would have taken the word, but had its `max`.
  const Element* exhausted = nullptr;
};

// What decided between two overlapping annotations or findings.
enum class Decision : uint8_t {
  kDeclared,  // <over winner loser>
  kLonger,
  kPriority,
  kEarlier,
  kType,   // the type whose name sorts first
  kRule,   // the rule whose id sorts first
  kValue,  // one rule, one place: the reading whose value sorts first
};

struct Contender {
  std::string_view rule{};
  std::string_view type{};  // or category
  Span span{};
};

struct Contest {
  Contender winner{};
  Contender loser{};
  Decision decision = Decision::kLonger;
};

// What the rules of a Database cost in one document.
struct RuleCost {
  uint64_t hits = 0;  // of a trigger; anchors of a sequence; names
  double milliseconds = 0;
};

struct Trace {
  // Set by the caller: nothing outside `within` is recorded. Rules of the type,
  // category or id `why_not` are tried there wherever they may begin.
  Span within{};
  std::string_view why_not{};
  bool near_misses_too = true;  // looking for them costs more than the rules
  // By rule, where the caller gives them this length: what each cost.
  std::vector<RuleCost> costs{};

  std::vector<TracedMatch> matches{};
  std::vector<NearMiss> near_misses{};
  std::vector<Contest> contests{};

  void Cost(uint32_t rule, uint64_t hits, double milliseconds) {
    if (costs.empty()) return;
    costs[rule].hits += hits;
    costs[rule].milliseconds += milliseconds;
  }
  bool AsksFor(std::string_view rule, std::string_view type) const {
    return !why_not.empty() && (why_not == rule || why_not == type);
  }
  bool Sees(Span span) const { return span.Overlaps(within); }
  void Add(TracedMatch match) {
    if (Sees(match.span)) matches.push_back(std::move(match));
  }
  void Add(NearMiss miss) {
    if (Sees(miss.span) || Sees(miss.word))
      near_misses.push_back(std::move(miss));
  }
  void Add(Contest contest) {
    if (Sees(contest.loser.span)) contests.push_back(std::move(contest));
  }
};

}  // namespace galley
