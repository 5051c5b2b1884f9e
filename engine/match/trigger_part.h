// Parts of triggers: what a node of a pattern looks like to Hyperscan.
//
// Hyperscan scans bytes of the matching view. Every part matches at least the
// bytes its node can match there; looking around, \b and the like are dropped,
// bounds are loosened, classes that admit non-ASCII take any byte above 0x7F.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/match/byte_set.h"
#include "engine/match/regex.h"
#include "engine/match/regex_measure.h"

namespace galley {

struct TriggerPart {
  std::string text{};      // a group where it needs to be one
  double bits = 0;         // log2 of how rare it is in prose
  uint32_t positions = 0;  // of the automaton, estimated
  uint32_t wide = 0;       // those of them that take most bytes
  Width width{};           // in bytes

  // All but the width, which is the node's.
  void Append(const TriggerPart& next);
  void Multiply(uint32_t copies);
};

// One byte of a set, as Hyperscan writes it.
TriggerPart PartOfBytes(const ByteSet& bytes);

// The whole of a node; nothing where that would be long or match all and
// sundry.
std::optional<TriggerPart> WholePart(const RegexNode& node,
                                     const PartOptions& options);

// Bytes that every match of `node` ends with (`first` false) or begins with,
// as rare and as short as can be; nothing when it can be empty.
std::optional<TriggerPart> EdgePart(const RegexNode& node, bool first,
                                    const PartOptions& options);

// One trigger out of several that stand for alternatives.
TriggerPart JoinParts(const std::vector<TriggerPart>& parts);

// What a trigger costs a byte of text, in nanoseconds, roughly: scanning, and
// trying `spread` starts at each report.
double CostOf(const TriggerPart& part, uint64_t spread);

}  // namespace galley
