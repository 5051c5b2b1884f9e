// What each element of a rule pack may hold: one table.
//
// rules/rulepack.xsd says the same for editors; tests/ compare the two.
#pragma once

#include <span>
#include <string_view>

#include "engine/rules/element_grammar.h"

namespace galley {

std::span<const ElementGrammar> PackGrammar();
const ElementGrammar* GrammarOf(std::string_view element);

}  // namespace galley
