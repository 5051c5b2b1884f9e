// The packs of a run -> RuleBook, from the cache or read and linked.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/rules/build_log.h"
#include "engine/rules/cache.h"
#include "engine/rules/rule_book.h"

namespace galley {

// The packs of a folder: its *.xml at any depth, without those of folders named
// optional, which are to be named themselves. Sorted.
std::vector<std::string> PacksBelow(const std::string& folder);

struct KeptParts;

struct LoadedBook {
  RuleBook book{};
  std::string key{};  // of all that it was made from; for keys of the cache
};

// `paths`: packs, or folders of them. Every error of every pack is appended to
// `errors`. `log` may be null. Trouble with the cache is no error.
// `kept`: see there; or null.
LoadedBook LoadBook(const std::vector<std::string>& paths, Cache* cache,
                    BuildLog* log, Errors* errors, KeptParts* kept = nullptr);

}  // namespace galley
