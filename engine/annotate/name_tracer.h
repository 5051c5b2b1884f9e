// Name tracing: names of gazetteers that stand in the text in other letter case
// than theirs.
#pragma once

#include "engine/annotate/lattice.h"
#include "engine/annotate/trace.h"

namespace galley {

// Adds them as near misses of the gazetteers' rules. Acronyms written in small
// letters are words of the language, and left out unless the trace asks for
// the gazetteer.
void TraceNames(const Lattice& lattice, Trace* trace);

}  // namespace galley
