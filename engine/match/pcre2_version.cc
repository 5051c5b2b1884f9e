#include "engine/match/pcre2_version.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>

namespace galley {

std::string Pcre2Version() {
  std::array<char, 64> text{};
  if (pcre2_config(PCRE2_CONFIG_VERSION, nullptr) >
      static_cast<int>(text.size())) {
    return "unknown";
  }
  pcre2_config(PCRE2_CONFIG_VERSION, text.data());
  return text.data();
}

}  // namespace galley
