// Trigger: the part of a pattern that Hyperscan looks for.
//
// Every match of the pattern holds a match of the trigger, whose end stands
// `back_min` to `back_max` bytes behind the match's begin: the contiguous part
// of the pattern that is rarest in prose, its ends cut to what is fixed. Where
// a pattern is a choice, each alternative has a part of its own.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/match/trigger_part.h"

namespace galley {

struct Trigger {
  TriggerPart part{};
  uint64_t back_min = 0;
  uint64_t back_max = 0;
};

// Nothing where no part is rare enough to be worth a look at each place:
// rarer than one byte in 37, as digits are. REQUIRES: a tree of LowerRegex.
std::optional<Trigger> DeriveTrigger(const RegexNode& node,
                                     const PartOptions& options);

}  // namespace galley
