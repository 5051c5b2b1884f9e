// Macros in the text of a pattern: which it uses, and what it says with them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/match/regex.h"

namespace galley {

// The names in {name} and {name:capture}, in order, repeated as often as they
// stand there; escapes and classes are passed over. Names that are no macros
// are among them. `source` may be any text.
std::vector<std::string> MacrosIn(std::string_view source);

// `source` with every macro written out as the group it is, in the dialect,
// line ends and their indentation left out. REQUIRES: ParseRegex took it.
std::string ExpandMacros(std::string_view source, const MacroTable& macros);

}  // namespace galley
