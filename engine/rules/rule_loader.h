// A rule book -> CompiledRules, from the cache or compiled.
#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/match/name_table.h"
#include "engine/rules/build_log.h"
#include "engine/rules/cache.h"
#include "engine/rules/compiled_rule.h"
#include "engine/rules/rule_book.h"

namespace galley {

// `key` stands for the book and the names, which compiled rules depend on. The
// book must outlive them. Lists and types that there are not are appended to
// `errors`. `log` may be null. Trouble with the cache is no error.
CompiledRules LoadCompiledRules(const RuleBook& book, const NameTable& names,
                                const std::string& key, Cache* cache,
                                BuildLog* log, Errors* errors);

}  // namespace galley
