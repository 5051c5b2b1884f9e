// The program's version and those of the libraries that shape its output.
#pragma once

#include <string>

namespace galley {

std::string VersionText();

}  // namespace galley
