// Resolution: which of overlapping annotations stay. One written policy.
//
// The order is total: longest, then priority, then earliest, then rule id
// (rules are numbered by id), then value; so the result does not depend on the
// order of rules, packs, threads or inputs.
#pragma once

#include <vector>

#include "engine/annotate/lattice.h"
#include "engine/annotate/trace.h"

namespace galley {

// Of one type: no two of the result overlap. Sorted by span. `trace`, where it
// is given, gets each loser with its winner.
std::vector<Candidate> ResolveWithinType(std::vector<Candidate> candidates,
                                         const Lattice& lattice,
                                         Trace* trace = nullptr);

// Across types, by what the packs declare: a winner removes its losers, nested
// pairs stay, and where nothing is declared the longer one stays. Sorted by
// span, then type. REQUIRES: no overlaps within a type.
std::vector<Candidate> ResolveAcrossTypes(std::vector<Candidate> candidates,
                                          const Lattice& lattice,
                                          Trace* trace = nullptr);

}  // namespace galley
