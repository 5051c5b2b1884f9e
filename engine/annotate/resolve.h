// Resolution: which of overlapping annotations stay. One written policy.
//
// The order is total: longest, then priority, then earliest, then rule id
// (rules are numbered by id), then value; so the result does not depend on the
// order of rules, packs, threads or inputs.
#pragma once

#include <vector>

#include "engine/annotate/lattice.h"

namespace galley {

// Of one type: no two of the result overlap. Sorted by span.
std::vector<Candidate> ResolveWithinType(std::vector<Candidate> candidates,
                                         const Lattice& lattice);

// Across types, by what the packs declare: a winner removes its losers, nested
// pairs stay, and where nothing is declared the longer one stays. Sorted by
// span, then type. REQUIRES: no overlaps within a type.
std::vector<Candidate> ResolveAcrossTypes(std::vector<Candidate> candidates,
                                          const Lattice& lattice);

}  // namespace galley
