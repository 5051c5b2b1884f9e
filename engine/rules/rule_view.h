// Rule view: what became of a rule, for its author.
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/result.h"
#include "engine/rules/database.h"

namespace galley {

// The rule as it stands in its file and, by kind: its pattern with the macros
// written out, trigger, confirmation and the database it is in; the anchors of
// its sequence; the names of its gazetteer. Lines that end in a line feed; for
// people, not to be parsed. Errors: the file cannot be read any more.
Result<std::string> ViewRule(const Database& database, uint32_t rule);

}  // namespace galley
