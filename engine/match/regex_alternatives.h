// Alternatives that can be left out: they never decide anything.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/match/regex.h"
#include "engine/text/span.h"

namespace galley {

// An alternative that an earlier one of the same group makes idle.
struct IdleAlternative {
  std::string text{};  // its letters; of the same node twice, what it is like
  bool twice = false;  // the earlier one is the same, else it covers this
};

// Of letters alone, or said twice. `fold`: letter case is no difference. Cost:
// quadratic in the alternatives of a group.
std::vector<IdleAlternative> IdleAlternatives(const RegexNode& node, bool fold);

// Where the alternatives of one group stand in the text of a pattern.
using AlternativeSpans = std::vector<Span>;

// Of every group of two alternatives or more, in the text itself, not in its
// macros. REQUIRES: ParseRegex took `source`.
std::vector<AlternativeSpans> AlternativesIn(std::string_view source);

}  // namespace galley
