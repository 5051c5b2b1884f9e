#include "engine/text/icu_version.h"

#include <unicode/uversion.h>

#include <array>

namespace galley {

std::string IcuVersion() {
  UVersionInfo version;
  u_getVersion(version);
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_versionToString(version, text.data());
  return text.data();
}

}  // namespace galley
