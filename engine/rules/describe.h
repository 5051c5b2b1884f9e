// Describing what authors wrote: elements and conditions as short XML again.
#pragma once

#include <string>
#include <string_view>

#include "engine/rules/rule.h"

namespace galley {

// On one line, in the words of docs/rule-language.md; long texts and lists of
// words are cut with an ellipsis. For people: not to be parsed.
std::string Describe(const Element& element);
std::string Describe(const Condition& condition);

// "rules/dates.xml:12"; empty for a place of no file.
std::string Describe(const SourcePlace& place);

// The name of the element that a condition is written as: "unless".
std::string_view NameOf(Condition::Kind kind);

}  // namespace galley
