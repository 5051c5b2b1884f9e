// Rule books and compiled rules as bytes, for the cache: reading packs and
// compiling sequences take time.
//
// Bytes come from the cache, which has checked them; what is cut short all the
// same is refused.
#pragma once

#include <string>
#include <string_view>

#include "engine/rules/compiled_rule.h"
#include "engine/rules/rule_book.h"

namespace galley {

std::string EncodeBook(const RuleBook& book);
bool DecodeBook(std::string_view bytes, RuleBook* book);

std::string EncodeRules(const CompiledRules& rules);
// `book`: the one they were compiled from; the rules point into it.
bool DecodeRules(std::string_view bytes, const RuleBook& book,
                 CompiledRules* rules);

}  // namespace galley
