// Patterns as bytes, for the cache: deriving triggers takes time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/match/pattern.h"

namespace galley {

std::string EncodePatterns(const std::vector<Pattern>& patterns);

// Takes the patterns off the front of `bytes`; nothing when they are none.
std::optional<std::vector<Pattern>> DecodePatterns(std::string_view* bytes);

}  // namespace galley
