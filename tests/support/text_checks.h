// What must hold of every Document, whatever it was read from.
#pragma once

#include <string>
#include <string_view>

#include "engine/text/document.h"

namespace galley {

// The first promise of a Document that is broken, in words; empty if all are
// kept: words, blocks and sentences lie inside the text on code-point borders,
// sorted and apart; blocks hold all visible text; the view is valid and of
// equal length; every byte has a place in the file of `file_bytes` bytes, in
// order.
std::string BrokenPromise(const Document& document, size_t file_bytes);

}  // namespace galley
