// URIs of drafts.
#pragma once

#include <string>
#include <string_view>

namespace galley {

// The path as a relative reference, or, of an absolute path, a file URI. What
// has a meaning in a URI, and every byte that is not ASCII, is percent-encoded,
// so that any path is a URI and leads back to the same path.
std::string UriOf(std::string_view path);

}  // namespace galley
