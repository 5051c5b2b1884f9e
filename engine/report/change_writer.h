// Changes between two reports of a document, in words.
#pragma once

#include <string>
#include <string_view>

#include "engine/report/entry_diff.h"

namespace galley {

enum class ChangeFormat : uint8_t { kText, kMarkdown, kJsonLines };

// Appends one change of the document called `path`; `edit`: what lies behind
// it, or empty.
void WriteChange(ChangeFormat format, std::string_view path,
                 const EntryChange& change, std::string_view edit,
                 std::string* out);

}  // namespace galley
