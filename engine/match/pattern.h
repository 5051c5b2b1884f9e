// Pattern: one regular expression in two forms.
//
// The trigger (Hyperscan, bytes of the matching view) finds each place worth a
// look; the confirmation (PCRE2) decides there. A pattern *means* the global
// PCRE2 match of its UTF form over each block; trigger, window and byte form
// never change a span (tests/oracle_test.cc).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "engine/match/regex.h"

namespace galley {

enum class CaseMode : uint8_t {
  kExact,
  kFold,
  kSmart,  // words fold; words written in capitals stay exact
};

struct PatternOptions {
  CaseMode case_mode = CaseMode::kExact;
  // A space, ' " - in the pattern stand for all their kin, and the pattern is
  // matched on the matching view; else on the text, letter by letter.
  bool tolerant = true;
  bool word_edges = true;  // neither end of the match lies inside a word
  // The author's own trigger, in the dialect, found inside every match; empty:
  // derived.
  std::string trigger{};
  // Where an unbounded repeat ends: so many characters, or so many divided by
  // the mean length of what a group repeats.
  uint32_t max_span = 256;
};

struct Pattern {
  std::string trigger{};  // Hyperscan syntax, no flags but caseless
  bool trigger_caseless = false;
  std::string utf_form{};   // PCRE2 with UTF and UCP
  std::string byte_form{};  // PCRE2 in bytes, equal in meaning but for word
                            // edges beside non-ASCII; empty: there is none
  bool caseless = false;    // for both PCRE2 forms; kSmart writes (?i:...)
  bool tolerant = true;     // subject: the matching view, else the text
  bool word_edges = true;
  // Every match holds a match of the trigger. Where that ends at `end`, the
  // whole begins `back_min` to `back` bytes before it, and neither it nor what
  // it looks at reaches further than `forward` bytes behind it.
  uint32_t back_min = 0;
  uint32_t back = 0;
  uint32_t forward = 0;
  uint32_t trigger_positions = 0;       // of the automaton, estimated
  std::vector<std::string> captures{};  // distinct names; see PatternMatch
};

// The longest match in bytes; patterns that could be longer are refused.
inline constexpr uint32_t kMaxMatchBytes = 1 << 16;

// Both forms of an author's pattern. Errors: what ParseRegex refuses; matches
// that could be too long; no usable trigger (nothing rarer than a digit: write
// a sequence, or give a trigger).
tl::expected<Pattern, RegexError> MakePattern(std::string_view source,
                                              const MacroTable& macros,
                                              const PatternOptions& options);

}  // namespace galley
