// Rule packs: one XML file -> RulePack, and all its errors.
//
// The only module that knows pugixml and how packs are spelt. What an element
// may hold is said once, in pack_grammar.h.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/rules/rule.h"

namespace galley {

// `file` is the path for messages. Checks everything that can be checked in
// one file and appends what is wrong to `errors`; rule_book.h checks what
// concerns several. A rule with an error keeps its id, type and place alone, so
// that what comes after can report its own errors and no consequences.
RulePack ReadRulePack(const std::string& file, std::string_view bytes,
                      Errors* errors);

}  // namespace galley
