#include "engine/annotate/pattern_hits.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/annotate/pattern_tracer.h"

namespace galley {
namespace {

// The sets of checks, or those of entities: a set holds rules of one kind.
std::vector<uint32_t> SetsOf(const Database& database, bool check) {
  std::vector<uint32_t> sets;
  for (uint32_t i = 0; i < database.sets.size(); ++i) {
    if (std::ranges::any_of(database.pattern_rules[i], [&](uint32_t rule) {
          return rule != kNoIndex && database.rules[rule].rule->check == check;
        })) {
      sets.push_back(i);
    }
  }
  return sets;
}

std::vector<const PatternSet*> Pointers(const Database& database,
                                        const std::vector<uint32_t>& sets) {
  std::vector<const PatternSet*> pointers;
  for (const uint32_t set : sets) pointers.push_back(&database.sets[set]);
  return pointers;
}

}  // namespace

PatternHits::PatternHits(const Database& database, bool check)
    : database_(database),
      sets_(SetsOf(database, check)),
      matcher_(Pointers(database, sets_)),
      by_rule_(database.rules.size()) {}

void PatternHits::Find(const Document& document,
                       std::vector<std::string>* problems, Trace* trace) {
  for (auto& range : by_rule_) range = {};
  matcher_.KeepHits(trace != nullptr);
  if (auto done = matcher_.Match(document, &matches_); !done) {
    for (const Error& error : done.error()) {
      problems->push_back(ToString(error));
    }
    matches_.Clear();
  }
  const auto& all = matches_.matches;
  for (uint32_t i = 0; i < all.size(); ++i) {
    const uint32_t rule = RuleOf(all[i].set, all[i].pattern);
    if (rule == kNoIndex) continue;  // see kept_parts.h
    auto& range = by_rule_[rule];
    if (range.second == 0) range.first = i;
    range.second = i + 1;
  }
  for (const MatchProblem& problem : matches_.problems) {
    const uint32_t rule = RuleOf(problem.set, problem.pattern);
    if (rule == kNoIndex) continue;
    const Position place = document.PositionOf(problem.offset);
    problems->push_back(fmt::format(
        "{}:{}:{}: {}: {}", document.name(), place.line, place.column,
        database_.rules[rule].rule->id, problem.message));
  }
  if (trace != nullptr) TellTrace(document, trace);
}

void PatternHits::TellTrace(const Document& document, Trace* trace) const {
  for (const TriggerHit& hit : matches_.hits) {
    trace->Cost(RuleOf(hit.set, hit.pattern), 1, 0);
  }
  for (const PatternCost& cost : matches_.costs) {
    trace->Cost(RuleOf(cost.set, cost.pattern), 0, cost.milliseconds);
  }
  if (trace->near_misses_too) {
    TracePatterns(document, database_, sets_, matches_, trace);
  }
}

MatchView PatternHits::ViewOf(const PatternMatch& match,
                              const Lattice& lattice) const {
  MatchView view;
  view.span = match.span;
  view.words = lattice.WordsOf(match.span);
  // White space is cut off, unless there is nothing else.
  if (!view.words.empty()) {
    const Span words = lattice.SpanOf(view.words);
    view.span = {std::max(match.span.begin, words.begin),
                 std::min(match.span.end, words.end)};
  }
  const Pattern& pattern =
      database_.sets[sets_[match.set]].patterns()[match.pattern];
  for (size_t i = 0; i < pattern.captures.size(); ++i) {
    const Span group = matches_.groups[match.first_group + i];
    if (group.empty()) continue;
    view.captures.push_back({pattern.captures[i], group, {}, nullptr});
  }
  return view;
}

}  // namespace galley
