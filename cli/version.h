// The program's version and those of the libraries that shape its output.
#pragma once

#include <string>
#include <string_view>

namespace galley {

inline constexpr std::string_view kVersion = GALLEY_VERSION;

std::string VersionText();

}  // namespace galley
