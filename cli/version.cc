#include "cli/version.h"

#include <fmt/core.h>

#include "engine/match/pattern_set.h"
#include "engine/match/pcre2_version.h"
#include "engine/text/icu_version.h"

namespace galley {

std::string VersionText() {
  return fmt::format("galley {}\n{}\nPCRE2 {}\nICU {}", kVersion,
                     MatchPlatform(), Pcre2Version(), IcuVersion());
}

}  // namespace galley
