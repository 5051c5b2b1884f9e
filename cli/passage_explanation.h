// Explaining duplicates: why a passage counts as one, why not.
#pragma once

#include <string>

#include "engine/annotate/trace.h"
#include "engine/check/report.h"
#include "engine/rules/database.h"
#include "engine/text/document.h"

namespace galley {

// Of each sentence in `trace.within`, with the one that is most like it: what
// is the same, what is needed, which measure fails. Those that are far from
// being copies only where `trace.why_not` asks for duplicates. Lines for
// people, or JSON Lines (docs/report-format.md).
std::string ExplainPassages(const Document& document, const Database& database,
                            const Report& report, const Trace& trace,
                            bool json);

}  // namespace galley
