// The version of ICU that is loaded, for --version.
#pragma once

#include <string>

namespace galley {

std::string IcuVersion();  // "72.1"

}  // namespace galley
