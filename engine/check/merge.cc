#include "engine/check/merge.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace galley {
namespace {

auto Place(const Finding& finding) {
  return std::tuple(finding.span, finding.category, finding.rule);
}

bool Speaks(const Finding& a, const Finding& b) {
  if (a.priority != b.priority) return a.priority > b.priority;
  if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
  return std::tuple(a.rule, a.span) < std::tuple(b.rule, b.span);
}

void Record(const Finding& winner, const Finding& loser, Decision decision,
            Trace* trace) {
  trace->Add(Contest{{winner.rule, winner.category, winner.span},
                     {loser.rule, loser.category, loser.span},
                     decision});
}

// The step of Speaks at which two findings part.
Decision DecisionOf(const Finding& a, const Finding& b) {
  if (a.priority != b.priority) return Decision::kPriority;
  if (a.span.size() != b.span.size()) return Decision::kLonger;
  return a.rule != b.rule ? Decision::kRule : Decision::kEarlier;
}

void MergeWithinCategory(std::vector<Finding>* findings, Trace* trace) {
  std::ranges::sort(*findings, [](const Finding& a, const Finding& b) {
    return std::tuple(a.category, a.span, a.rule) <
           std::tuple(b.category, b.span, b.rule);
  });
  std::vector<Finding> merged;
  for (Finding& finding : *findings) {
    Finding* last = merged.empty() ? nullptr : &merged.back();
    const bool joins = last != nullptr && last->category == finding.category &&
                       last->span.Overlaps(finding.span) &&
                       (last->group == 0 || finding.group == 0);
    if (!joins) {
      merged.push_back(std::move(finding));
      continue;
    }
    const Span whole = Union(last->span, finding.span);
    const Severity worst = std::max(last->severity, finding.severity);
    const bool speaks = Speaks(finding, *last);
    if (trace != nullptr) {
      const Finding& winner = speaks ? finding : *last;
      const Finding& loser = speaks ? *last : finding;
      Record(winner, loser, DecisionOf(winner, loser), trace);
    }
    if (speaks) *last = std::move(finding);
    if (last->span != whole) last->fix.clear();
    last->span = whole;
    last->severity = worst;
  }
  *findings = std::move(merged);
}

}  // namespace

void MergeOverlaps(const Database& database, std::vector<Finding>* findings,
                   Trace* trace) {
  MergeWithinCategory(findings, trace);
  std::ranges::sort(*findings, {}, Place);
  const auto holds = [](const std::vector<std::string>& names,
                        std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  };
  std::vector<bool> lost(findings->size(), false);
  std::vector<Span> reach;  // of winners so far: their begin, the furthest end
  for (const Overlap& overlap : database.book.overlaps) {
    if (overlap.nest) continue;
    reach.clear();
    for (const Finding& one : *findings) {
      if (!holds(overlap.winners, one.category)) continue;
      const uint32_t end = reach.empty() ? 0 : reach.back().end;
      reach.push_back({one.span.begin, std::max(end, one.span.end)});
    }
    for (size_t i = 0; i < findings->size(); ++i) {
      const Finding& one = (*findings)[i];
      if (!holds(overlap.losers, one.category) ||
          holds(overlap.winners, one.category)) {
        continue;
      }
      // The winners that begin before its end; does one end behind its begin?
      const auto behind =
          std::ranges::lower_bound(reach, one.span.end, {}, &Span::begin);
      if (behind != reach.begin() && std::prev(behind)->end > one.span.begin) {
        if (trace != nullptr && !lost[i]) {
          const auto winner =
              std::ranges::find_if(*findings, [&](const Finding& other) {
                return holds(overlap.winners, other.category) &&
                       other.span.Overlaps(one.span);
              });
          Record(*winner, one, Decision::kDeclared, trace);
        }
        lost[i] = true;
      }
    }
  }
  size_t index = 0;
  std::erase_if(*findings, [&](const Finding&) { return lost[index++]; });
}

}  // namespace galley
