// From what an author means to what the subject holds.
//
// A lowered tree has only literals, classes with explicit white space,
// sequences, alternations, bounded repeats, captures, assertions and
// look-around. Forms and triggers are written from it.
//
// A tolerant pattern is matched on the matching view, where a typographic
// character is its ASCII kin, two or three times. So there
//   a space, \s                 is a run of 1..12 bytes of white space,
//   ' " -                       a run of 1..3,
//   a quantifier behind these   applies to the run as a whole,
//   [-/]                        is (?:-{1,3}|/), so that a dash counts once,
//   [-/]{2,9}                   stays a class: from more than four repeats on,
//                               or if it is negated or wide, bytes are counted,
//   (?<=- )                     looks at one byte for each of them.
// A pattern that is not tolerant is matched on the text as it is written.
#pragma once

#include <string>

#include "engine/match/pattern.h"
#include "engine/match/regex.h"

namespace galley {

// The longest run of white space in bytes, whatever the quantifier.
inline constexpr uint32_t kLongestSpace = 12;

// An unbounded repeat ends at `options.max_span`: so many characters, or so
// many divided by the mean length of what a group repeats. Literals get their
// `fold` from `options.case_mode`.
RegexNode LowerRegex(const RegexNode& node, const PatternOptions& options);

// `c` in UTF-8.
std::string Utf8Of(char32_t c);

}  // namespace galley
