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

void MergeWithinCategory(std::vector<Finding>* findings) {
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
    if (Speaks(finding, *last)) *last = std::move(finding);
    if (last->span != whole) last->fix.clear();
    last->span = whole;
    last->severity = worst;
  }
  *findings = std::move(merged);
}

}  // namespace

void MergeOverlaps(const Database& database, std::vector<Finding>* findings) {
  MergeWithinCategory(findings);
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
        lost[i] = true;
      }
    }
  }
  size_t index = 0;
  std::erase_if(*findings, [&](const Finding&) { return lost[index++]; });
}

}  // namespace galley
