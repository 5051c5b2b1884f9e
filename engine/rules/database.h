// Database: packs and gazetteers compiled; immutable, shared by all threads.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/rules/rule_book.h"

namespace galley {

// Where rules come from. Files or folders (packs are found by folder, *.xml);
// gazetteers lie beside a pack or in its sibling folder gazetteers/.
struct RuleSources {
  std::vector<std::string> paths{};
};

struct CacheOptions {
  bool use = true;
  std::string folder{};  // empty: $XDG_CACHE_HOME/galley or ~/.cache/galley
};

// What was done to get the database, for `galley compile` and --verbose.
struct BuildLog {
  struct Step {
    std::string name{};   // "rules/dates.xml", "names"
    bool cached = false;  // loaded, not built
    double milliseconds = 0;
    size_t bytes = 0;
  };
  std::vector<Step> steps{};
  std::vector<std::string> notes{};  // why the cache could not be used
};

// Reads, checks and compiles everything; all errors of all packs at once.
// Trouble with the cache is never an error: everything is built anew.
Result<std::unique_ptr<Database>> LoadDatabase(const RuleSources& sources,
                                               const CacheOptions& cache,
                                               BuildLog* log = nullptr);

}  // namespace galley
