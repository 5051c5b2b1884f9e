// Explanation: why a piece of a document got its entities and findings, and
// why it got no others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/annotate/trace.h"
#include "engine/check/report.h"
#include "engine/report/near_miss.h"
#include "engine/rules/database.h"
#include "engine/text/document.h"

namespace galley {

// A match of a rule with what became of it.
struct ExplainedMatch {
  TracedMatch match{};
  const Annotation* annotation = nullptr;  // it is in the report as this,
  const Finding* finding = nullptr;        // or this,
  const Contest* contest = nullptr;        // or lost this;
  // else it served other rules only, being of an internal type.
};

struct Explanation {
  std::vector<ExplainedMatch> matches{};  // by span, type, rule
  std::vector<ExplainedMiss> misses{};    // by span, type, rule
};

// What of `trace` its `why_not` is about. All arguments must outlive the
// result.
Explanation Explain(const Document& document, const Report& report,
                    const Trace& trace, const Database& database);

// For people; and as JSON Lines (docs/report-format.md).
std::string ExplanationText(const Document& document, const Database& database,
                            const Explanation& explanation);
std::string ExplanationJsonLines(const Document& document,
                                 const Database& database,
                                 const Explanation& explanation);

// What stands in both for a decision ("longer") and an obstacle ("condition").
std::string_view NameOf(Decision decision);
std::string_view NameOf(Obstacle obstacle);

}  // namespace galley
