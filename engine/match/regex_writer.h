// A lowered tree as a pattern for PCRE2.
#pragma once

#include <string>

#include "engine/match/regex.h"

namespace galley {

struct WriteOptions {
  bool word_edges = true;
  // Folded literals get (?i:...) groups; else the whole pattern is compiled
  // caseless or not.
  bool inline_fold = false;
};

// REQUIRES: a tree of LowerRegex.
std::string WriteRegex(const RegexNode& node, const WriteOptions& options);

// True when the written form compiled in bytes, without UTF and UCP, finds
// what it finds with them, but for word edges beside non-ASCII characters:
// only ASCII literals and plain classes of ASCII, no \b and no property.
bool MeansTheSameInBytes(const RegexNode& node);

// A character in or outside a class, for PCRE2 in UTF.
std::string WriteCharacter(char32_t c, bool in_class);

}  // namespace galley
