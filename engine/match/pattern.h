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
  std::string trigger{};   // the author's own trigger; empty: derived
  uint32_t max_span = 256; // bytes, for patterns without a width of their own
};

struct Pattern {
  std::string trigger{};       // Hyperscan syntax, no flags but caseless
  bool trigger_caseless = false;
  std::string utf_form{};      // PCRE2 with UTF and UCP
  std::string byte_form{};     // PCRE2 in bytes, equal in meaning but for word
                               // edges beside non-ASCII; empty: there is none
  bool caseless = false;       // for both PCRE2 forms
  bool tolerant = true;        // subject: the matching view, else the text
  bool word_edges = true;
  // A match that the trigger reports at `end` begins at most `back` bytes
  // before it and ends at most `forward` bytes behind it.
  uint32_t back = 0;
  uint32_t forward = 0;
  std::vector<std::string> captures{};  // distinct names; see PatternMatch
};

// Both forms of an author's pattern. Errors: what ParseRegex refuses; no
// usable trigger (nothing selective of two bytes or more: write a sequence, or
// give a trigger).
tl::expected<Pattern, RegexError> MakePattern(std::string_view source,
                                              const MacroTable& macros,
                                              const PatternOptions& options);

}  // namespace galley
