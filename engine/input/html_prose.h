// The prose of HTML: text by block elements, references decoded.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/input/prose.h"

namespace galley {

// Adds the prose of source[begin, end) to `prose`, which was made for the same
// source. Block elements begin and end blocks, inline elements divide nothing.
// Comments, scripts, styles, templates and drawings are left out. White space
// with a line break becomes one space, other white space stays, except in
// <pre>. Start and end tags of links that lead nowhere (`href` empty, "#",
// "link", "TBC" and the like) stay in the text, for checks to see.
void AppendHtml(std::string_view source, size_t begin, size_t end,
                Prose* prose);

// A link target that was never filled in.
bool IsEmptyTarget(std::string_view target);

}  // namespace galley
