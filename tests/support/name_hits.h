// Names in and their places out, for tests of NameTable.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/match/name_table.h"

namespace galley {

// A name of list 0 whose id is its surface.
NameSource Name(std::string_view surface, NameCase name_case,
                bool capitals = false);

// A document whose blocks are the pieces of `text` between '|' signs.
Document Blocks(const std::string& text);

// Words [first, last) that begin inside a span.
std::pair<uint32_t, uint32_t> WordsInside(const Document& document, Span span);

// "first+count=surface;" for each name found, sorted. Fails the test where the
// table does not give them by first word, then by length.
std::string Found(const NameTable& table, const Document& document,
                  const std::vector<bool>& wanted = {true});

}  // namespace galley
