#include "engine/annotate/name_candidates.h"

#include <algorithm>

namespace galley {
namespace {

constexpr std::string_view kNever = "never";

}  // namespace

NameCandidates::NameCandidates(const Database& database)
    : database_(database),
      rule_of_list_(database.book.lists.size(), kNoIndex),
      policies_(database.rules.size()) {
  for (uint32_t i = 0; i < database.rules.size(); ++i) {
    const CompiledRule& rule = database.rules[i];
    if (rule.list != kNoIndex && rule.type != kNoType) {
      rule_of_list_[rule.list] = i;
    }
  }
}

const NameCandidates::Conditions* NameCandidates::PolicyOf(
    uint32_t rule, const NameEntry& entry) {
  auto& known = policies_[rule];
  const auto place = std::ranges::find(
      known, entry.policy, [](const auto& policy) { return policy.first; });
  if (place != known.end()) return place->second;
  const auto& declared = database_.rules[rule].policies;
  const auto found = declared.find(database_.names.String(entry.policy));
  known.emplace_back(entry.policy,
                     found == declared.end() ? nullptr : &found->second);
  return known.back().second;
}

bool NameCandidates::IsAllowed(const Candidate& candidate,
                               const NameEntry& entry,
                               ConditionTester* conditions,
                               const Recorder& recorder) {
  if (entry.policy == 0) return true;  // the empty string
  const Conditions* policy = PolicyOf(candidate.rule, entry);
  if (policy == nullptr) {
    const std::string_view name = database_.names.String(entry.policy);
    if (name == kNever) {
      recorder.Miss(candidate.rule, Obstacle::kNever, candidate.span);
    } else {
      recorder.Miss(candidate.rule, Obstacle::kUndeclared, candidate.span,
                    name);
    }
    return false;
  }
  MatchView view;
  view.span = candidate.span;
  view.words = candidate.words;
  if (conditions->Hold(*policy, view, &entry)) return true;
  recorder.Miss(candidate.rule, Obstacle::kPolicy, candidate.span,
                database_.names.String(entry.policy));
  return false;
}

void NameCandidates::Find(const Lattice& lattice, ConditionTester* conditions,
                          const Recorder& recorder,
                          std::vector<std::vector<Candidate>>* by_type) {
  for (const NameHit& hit : lattice.names()) {
    const NameEntry& entry = database_.names.entries()[hit.entry];
    const uint32_t rule = rule_of_list_[entry.list];
    if (rule == kNoIndex) continue;
    recorder.Hit(rule);
    Candidate candidate;
    candidate.words = {hit.first, hit.first + hit.count};
    candidate.span = lattice.SpanOf(candidate.words);
    candidate.type = database_.rules[rule].type;
    candidate.rule = rule;
    if (!IsAllowed(candidate, entry, conditions, recorder)) continue;
    candidate.name = hit.entry;
    recorder.Matched(rule, database_.rules[rule].rule->type, candidate.span,
                     {});
    (*by_type)[candidate.type].push_back(candidate);
  }
}

}  // namespace galley
