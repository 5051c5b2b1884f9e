// Entry: one annotation or finding in the order of every output.
#pragma once

#include <vector>

#include "engine/report/place_finder.h"
#include "engine/report/selection.h"

namespace galley {

// Exactly one of the two is set; both live in the report.
struct Entry {
  Place place{};
  const Annotation* annotation = nullptr;
  const Finding* finding = nullptr;
};

// What `selection` shows, ordered by start and end in the file, kind, type or
// category, rule.
std::vector<Entry> EntriesOf(const Report& report, const Selection& selection,
                             PlaceFinder* places);

// The same without entities: for formats that know none.
std::vector<Entry> FindingsOf(const Report& report, Selection selection,
                              PlaceFinder* places);

}  // namespace galley
