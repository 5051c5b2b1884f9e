// The names of all lists and gazetteers -> NameTable, from the cache or built.
#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/match/name_table.h"
#include "engine/rules/build_log.h"
#include "engine/rules/cache.h"
#include "engine/rules/rule_book.h"

namespace galley {

struct KeptParts;

struct LoadedNames {
  NameTable table{};
  std::string key{};  // of all that it was made from; for keys of the cache
};

// Gazetteers lie beside their pack, in its sibling folder gazetteers/, or among
// the default ones. They are parsed, into NameList::entries, only when the
// table must be built; else the book keeps what the packs say themselves.
// `log` may be null. Trouble with the cache is no error.
// `kept`: see there; or null.
LoadedNames LoadNames(RuleBook* book, Cache* cache, BuildLog* log,
                      Errors* errors, KeptParts* kept = nullptr);

}  // namespace galley
