// A copy of a package with some parts replaced or added.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace galley {

// Name -> content, unpacked.
using NewParts = std::map<std::string, std::string, std::less<>>;

// All other parts are copied as they are packed, with their dates; new content
// takes the date of the part it replaces, so that the same input gives the same
// bytes. REQUIRES: `bytes` was opened as a Package. Errors have no file.
Result<std::string> WithParts(std::string_view bytes, const NewParts& parts);

}  // namespace galley
