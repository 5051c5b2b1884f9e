// Near misses in words: what was in the way, and the smallest change.
#pragma once

#include <string>

#include "engine/annotate/trace.h"
#include "engine/rules/database.h"
#include "engine/text/document.h"

namespace galley {

// A near miss with the smallest change that would make it a match.
struct ExplainedMiss {
  const NearMiss* miss = nullptr;
  std::string reason{};
  std::string change{};
};

// `miss` must outlive the result.
ExplainedMiss ReasonOf(const NearMiss& miss, const Document& document,
                       const Database& database);

}  // namespace galley
