// Rewriting a refused pattern into the dialect.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/match/regex.h"

namespace galley {

// How far a repeat reaches that was written without bound where it needs one.
inline constexpr uint32_t kRewrittenBound = 20;

// `source` with what ParseRegex refuses put in other words: groups without a
// name made (?:...), possessive and atomic ones plain, foreign escapes and
// classes written out, bounds given. Means the same but for the bounds. Nothing
// where ParseRegex takes it as it is, or where no rewriting helps.
std::optional<std::string> RewriteRegex(std::string_view source,
                                        const MacroTable& macros);

}  // namespace galley
