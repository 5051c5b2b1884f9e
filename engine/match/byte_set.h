// The bytes a character or a match's end can show to Hyperscan.
#pragma once

#include <bitset>

#include "engine/match/regex.h"

namespace galley {

using ByteSet = std::bitset<256>;

struct PartOptions {
  // The subject is the matching view itself, else the text, of which Hyperscan
  // sees the view.
  bool tolerant = true;
  bool caseless = false;  // the whole pattern; see ByteWidth
};

// All bytes a single character, a literal or class, shows in the view. In a
// caseless pattern one case of ASCII letters stands for both.
ByteSet BytesOf(const RegexNode& node, const PartOptions& options);

// The bytes a match of `node` can begin or end with, in the view; with
// `nullable` set when it can be empty.
ByteSet EdgeBytes(const RegexNode& node, bool first, const PartOptions& options,
                  bool* nullable);

// log2 of how rare they are in prose.
double BitsOf(const ByteSet& bytes);

}  // namespace galley
