// Two spaces between two words: "in  person".
#pragma once

#include "engine/check/validator.h"

namespace galley {

// Two or three spaces inside a sentence, tables and code apart; the span is the
// words concerned. A document that is full of them was set so (justified text,
// pages of the web): parameter per-thousand-words, so many are slips at most;
// of more than them, and ten, none is told. Cost: linear.
void FindDoubledSpaces(const Document& document, const Binding& binding,
                       Report* report);

}  // namespace galley
