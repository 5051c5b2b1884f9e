#include "engine/report/entry.h"

#include <algorithm>
#include <tuple>

namespace galley {
namespace {

bool Before(const Entry& a, const Entry& b) {
  const auto key = [](const Entry& entry) {
    return std::tuple(entry.place.file, entry.finding != nullptr,
                      entry.finding != nullptr ? entry.finding->category
                                               : entry.annotation->type,
                      entry.finding != nullptr ? entry.finding->rule
                                               : entry.annotation->rule);
  };
  return key(a) < key(b);
}

}  // namespace

std::vector<Entry> EntriesOf(const Report& report, const Selection& selection,
                             PlaceFinder* places) {
  std::vector<Entry> entries;
  entries.reserve((selection.entities ? report.annotations.size() : 0) +
                  (selection.findings ? report.findings.size() : 0));
  for (const Annotation& annotation : report.annotations) {
    if (!selection.Shows(annotation)) continue;
    entries.push_back({places->Of(annotation.span), &annotation, nullptr});
  }
  for (const Finding& finding : report.findings) {
    if (!selection.Shows(finding)) continue;
    entries.push_back({places->Of(finding.span), nullptr, &finding});
  }
  // Sorted already but for two lists in one and spans widened by markup.
  if (!std::ranges::is_sorted(entries, Before)) {
    std::ranges::stable_sort(entries, Before);
  }
  return entries;
}

std::vector<Entry> FindingsOf(const Report& report, Selection selection,
                              PlaceFinder* places) {
  selection.entities = false;
  return EntriesOf(report, selection, places);
}

}  // namespace galley
