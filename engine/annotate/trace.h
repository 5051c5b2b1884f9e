// Trace: what the rules tried in a piece of a document, and what became of it.
//
// Plain data that an Annotator fills when it is told to (Annotator::TraceTo),
// and the review of findings after it. Views and pointers live in the Database
// that made it; order is that of the work.
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
};

struct NearMiss {
  std::string_view rule{};
  Obstacle obstacle = Obstacle::kCondition;
  Span span{};  // what had matched
  const Condition* condition = nullptr;
  std::string detail{};
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

struct Trace {
  Span within{};  // set by the caller: nothing outside is recorded
  std::vector<TracedMatch> matches{};
  std::vector<NearMiss> near_misses{};
  std::vector<Contest> contests{};

  bool Sees(Span span) const { return span.Overlaps(within); }
  void Add(TracedMatch match) {
    if (Sees(match.span)) matches.push_back(std::move(match));
  }
  void Add(NearMiss miss) {
    if (Sees(miss.span)) near_misses.push_back(std::move(miss));
  }
  void Add(Contest contest) {
    if (Sees(contest.loser.span)) contests.push_back(std::move(contest));
  }
};

}  // namespace galley
