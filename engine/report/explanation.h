// Explanation: why a piece of a document got its entities and findings, and
// why it got no others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/annotate/trace.h"
#include "engine/check/report.h"
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

// A near miss with the smallest change that would make it a match.
struct ExplainedMiss {
  const NearMiss* miss = nullptr;
  std::string reason{};
  std::string change{};
};

struct Explanation {
  std::vector<ExplainedMatch> matches{};  // by span, type, rule
  std::vector<ExplainedMiss> misses{};    // by span, type, rule
};

// What of `trace` is about `why_not` (a type, category or rule id; empty: all).
// All arguments must outlive the result.
Explanation Explain(const Document& document, const Report& report,
                    const Trace& trace, const Database& database,
                    std::string_view why_not);

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
