// Merging: one defect, one finding.
#pragma once

#include <vector>

#include "engine/annotate/trace.h"
#include "engine/check/finding.h"
#include "engine/rules/database.h"

namespace galley {

// Within a category overlapping findings become one: the rule of the higher
// priority (then of the longer span, then of the smaller id) speaks for their
// union; members of one group are never merged with each other. Across
// categories a finding that overlaps one of a declared winner
// (<over winner="leftover" loser="spacing">) goes. Sorted by span, category,
// rule. `trace`, where it is given, gets each finding that goes, with its
// winner.
void MergeOverlaps(const Database& database, std::vector<Finding>* findings,
                   Trace* trace = nullptr);

}  // namespace galley
