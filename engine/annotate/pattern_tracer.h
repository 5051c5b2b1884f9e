// Pattern tracing: where a trigger fired and the pattern did not match.
#pragma once

#include <vector>

#include "engine/annotate/trace.h"
#include "engine/match/pattern_matcher.h"
#include "engine/rules/database.h"

namespace galley {

// Adds a near miss for each place that `matches` has a hit but no match of; a
// rule that the trace asks for is tried at every place it sees. `sets`: those
// of the database that the matcher has, in its order.
void TracePatterns(const Document& document, const Database& database,
                   const std::vector<uint32_t>& sets,
                   const PatternMatches& matches, Trace* trace);

}  // namespace galley
