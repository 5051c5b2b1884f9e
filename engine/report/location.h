// Location: where a place of an extracted text stands in its document, for
// people and for programs.
#pragma once

#include <cstdint>
#include <string>

#include "engine/text/document.h"

namespace galley {

// "footnote 3, paragraph 2", "page 4"; of the body "paragraph 12" alone. Empty
// where the file's own offsets say it.
std::string LocationText(const Document& document, uint32_t offset);

// Appends the object of docs/report-format.md, or nothing, as above.
void AppendLocation(const Document& document, uint32_t offset,
                    std::string* json);

}  // namespace galley
