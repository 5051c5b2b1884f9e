// Regex: the syntax tree of one pattern in galley's dialect of PCRE2.
//
// An author's pattern is parsed once, with its macros; the trigger for
// Hyperscan and the confirm forms for PCRE2 are written from this tree, so that
// both mean the same. The dialect: docs/rule-language.md.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace galley {

// Macro name -> its definition, in the dialect itself.
using MacroTable = std::map<std::string, std::string, std::less<>>;

struct RegexError {
  std::string message{};  // what is wrong and what to write instead
  size_t offset = 0;      // byte offset in the pattern (not in a macro's text)
};

struct CharRange {
  char32_t first = 0;
  char32_t last = 0;
};

struct RegexNode {
  enum class Kind : uint8_t {
    kLiteral,      // `literal`
    kClass,        // `ranges`, `properties`, `negated`
    kAny,          // . (never a line end)
    kSpace,        // a typographic space: a run of white space
    kSequence,     // children in a row; none: the empty string
    kAlternation,  // children, first that fits
    kRepeat,       // children[0], min..max, lazy or not
    kCapture,      // children[0], `name`
    kAssertion,    // ^ $ \b \B, in `literal`
    kLook,         // children[0]; `ahead`, `negated`
  };
  // Of `max`: as often as it goes.
  static constexpr uint32_t kUnbounded = UINT32_MAX;

  Kind kind = Kind::kSequence;
  bool negated = false;
  bool ahead = false;
  bool lazy = false;
  bool fold = false;  // a literal in either case; set by LowerRegex
  char32_t literal = 0;
  uint32_t min = 0;
  uint32_t max = 0;
  std::string name{};
  std::vector<CharRange> ranges{};
  std::vector<std::string> properties{};  // "\\w", "\\S", "\\p{Lu}", ...
  std::vector<RegexNode> children{};
};

inline constexpr uint64_t kMaxExpandedRegex = 20000;

// Parses `source`, expanding `{name}` and `{name:capture}` from `macros`
// (hygienic: names captured inside a macro are invisible outside, a macro is a
// group). Refused, each with what to write instead: back-references, recursion,
// conditionals, verbs, \C \K \G \R \X, inline flags, numbered captures,
// unknown or recursive macros, look-around without bound, look-behind of
// varying length, a pattern that can match nothing, nested unbounded
// quantifiers, repeats that multiply beyond kMaxExpandedRegex.
// Line ends with their indentation are ignored.
tl::expected<RegexNode, RegexError> ParseRegex(std::string_view source,
                                               const MacroTable& macros);

}  // namespace galley
