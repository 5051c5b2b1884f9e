// Sentences of a block, as Spans without surrounding white space.
#pragma once

#include <vector>

#include "engine/text/document.h"

namespace galley {

// Splits at . ! ? … (with closing quotes and brackets) before white space and
// something that can begin a sentence; not after initials ("J. Smith"),
// abbreviations ("e.g.", "Dr.", "No. 4", "Oct."), ordinals or inside brackets;
// at tabs and at the block's end. Cost: linear.
std::vector<Span> Sentences(const Document& document, const Block& block);

}  // namespace galley
