// Which format of packages a zip file holds.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/input/limits.h"

namespace galley {

// True for zip files, which office files are.
bool IsPackage(std::string_view bytes);

// The name of the format ("docx"), told by what the package says of itself, not
// by its name. Errors, without a file: a damaged package, or nothing that any
// reader knows.
Result<std::string> PackageFormat(std::string_view bytes,
                                  const ReadLimits& limits);

}  // namespace galley
