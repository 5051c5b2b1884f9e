// The version of PCRE2 that is loaded, for --version.
#pragma once

#include <string>

namespace galley {

std::string Pcre2Version();  // "10.42 2022-12-11"

}  // namespace galley
