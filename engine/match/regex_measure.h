// How long, how large, how nested: questions about a pattern's tree.
#pragma once

#include <cstdint>

#include "engine/match/regex.h"

namespace galley {

// Fewest and most units that a node can match; kEndless: no bound.
struct Width {
  static constexpr uint64_t kEndless = UINT64_MAX;

  uint64_t min = 0;
  uint64_t max = 0;
};

// a + b and a * b that stay at kEndless.
uint64_t AddWidth(uint64_t a, uint64_t b);
uint64_t TimesWidth(uint64_t a, uint64_t b);

// In characters; assertions and look-around have none.
Width CharWidth(const RegexNode& node);

// In bytes of UTF-8. `caseless`: the classes of the tree match in either case,
// as its literals with `fold` do. REQUIRES: a tree of LowerRegex.
Width ByteWidth(const RegexNode& node, bool caseless);

// The most bytes a look-ahead inside `node` looks at from where it stands.
uint64_t LookAheadReach(const RegexNode& node, bool caseless);

// The largest number of copies of one element, if all repeats were written
// out. A run of white space counts once.
uint64_t ExpandedSize(const RegexNode& node);

// A repeat without upper bound anywhere inside; runs of white space do not
// count, for they are bounded (regex_lower.h).
bool HasUnboundedRepeat(const RegexNode& node);

}  // namespace galley
