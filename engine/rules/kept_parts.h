// KeptParts: what one load of packs leaves for the next, in a program that
// stays.
//
// A load that is given them reads, builds and compiles only what changed since:
// packs by their bytes, names when a list, a gazetteer or a new word asks for
// it, patterns one by one.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/rules/database.h"
#include "engine/rules/name_loader.h"

namespace galley {

struct KeptParts {
  struct Pack {
    std::string key{};  // of its bytes
    RulePack pack{};
  };
  std::map<std::string, Pack> packs{};  // by path; those without errors

  struct Names {
    std::string lists_key{};  // of lists and gazetteers
    LoadedNames loaded{};
  };
  std::optional<Names> names{};

  // The patterns that were compiled together: where the cache has them, and
  // what each was made from.
  struct Patterns {
    std::string cache_key{};
    std::vector<std::string> keys{};
  };
  // By pack file, and whether they are checks.
  std::map<std::pair<std::string, bool>, Patterns> patterns{};
};

// As LoadDatabase, with `kept` used and renewed. The result means the same. In
// its `pattern_rules` a pattern that no rule has any more has kNoIndex: only
// annotators may use it.
Result<std::unique_ptr<Database>> ReloadDatabase(const RuleSources& sources,
                                                 KeptParts* kept,
                                                 BuildLog* log = nullptr);

}  // namespace galley
