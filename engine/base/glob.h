// Globs: patterns for paths, as in "annexes/**/*.md".
#pragma once

#include <string_view>

namespace galley {

// `*` is any part of a name, `?` one byte of it, `**` any number of folders; a
// pattern that ends in `/` means all below that folder. The whole path must
// match. Cost: length of the pattern times that of the path.
bool GlobMatches(std::string_view pattern, std::string_view path);

}  // namespace galley
