// Quantifiers: ? * + {2,5}, and what may stand before them.
#pragma once

#include "engine/match/regex.h"
#include "engine/match/regex_reader.h"

namespace galley {

// At {2}, {2,5}, {2,} or {,5}, which no macro begins like.
bool AtRepeatBounds(RegexReader* reader);

// `item`, repeated if a quantifier stands behind it.
RegexNode TakeQuantifier(RegexReader* reader, RegexNode item);

}  // namespace galley
