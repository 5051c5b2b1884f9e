// The patterns of all packs -> PatternSets, from the cache or compiled: one a
// pack file, or two where it holds patterns of entities and of checks.
#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/match/pattern_set.h"
#include "engine/rules/build_log.h"
#include "engine/rules/cache.h"
#include "engine/rules/rule_book.h"

namespace galley {

struct KeptParts;

struct PackPatterns {
  PatternSet set;
  std::vector<uint32_t> rules{};  // index in the set -> rule of the book
};

// By file name. What the cache lacks is compiled by as many threads as the
// machine has cores. Patterns that are refused are appended to `errors`, with
// their places. `log` may be null. Trouble with the cache is no error.
// `kept`: see there; or null. With it, patterns that changed since come in a
// set of their own, and those that are gone have the rule kNoIndex. `checks`:
// those of checks too.
std::vector<PackPatterns> LoadPatterns(const RuleBook& book, bool checks,
                                       Cache* cache, BuildLog* log,
                                       Errors* errors,
                                       KeptParts* kept = nullptr);

}  // namespace galley
