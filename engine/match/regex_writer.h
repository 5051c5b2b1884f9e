// A lowered tree as a pattern for PCRE2.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/match/regex.h"

namespace galley {

// What keeps an end of a match out of words: a test of both sides, or of the
// outer side where the inner is a word character always, or nothing.
enum class Edge : uint8_t { kNone, kWord, kUnknown };

struct WriteOptions {
  Edge left = Edge::kUnknown;
  Edge right = Edge::kUnknown;
  // Folded literals get (?i:...) groups; else the whole pattern is compiled
  // caseless or not.
  bool inline_fold = false;
};

// How the edges are written: of kUnknown at either end, of kWord at each.
inline constexpr std::string_view kEitherEdge = "(?:(?<!\\w)|(?!\\w))";
inline constexpr std::string_view kLeftEdge = "(?<!\\w)";
inline constexpr std::string_view kRightEdge = "(?!\\w)";

// REQUIRES: a tree of LowerRegex.
std::string WriteRegex(const RegexNode& node, const WriteOptions& options);

// True when the written form compiled in bytes, without UTF and UCP, finds
// what it finds with them, but for word edges beside non-ASCII characters:
// only ASCII literals and plain classes of ASCII, no \b and no property.
bool MeansTheSameInBytes(const RegexNode& node);

// A character in or outside a class, for PCRE2 in UTF.
std::string WriteCharacter(char32_t c, bool in_class);

}  // namespace galley
