// What md4c does not tell: where the marks of Markdown stand in the source.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/text/span.h"

namespace galley {

// The bytes of YAML front matter at the beginning of a file: "---", keys,
// "---". 0 if there is none.
size_t FrontMatterLength(std::string_view source);

// The list marks ("1. ", "- [x] ", at most `count`) in front of the text at
// `text`, on its line. Empty if there are none.
Span ListMarks(std::string_view source, size_t text, size_t count);

// The next line end at or behind `from`. Empty if there is none near.
Span LineEndFrom(std::string_view source, size_t from);

// Of "[text](link)": the bracket before the text at `text`, not before `from`.
Span LinkBegin(std::string_view source, size_t from, size_t text);
// "](link)" behind a text that ends at `from`.
Span LinkEnd(std::string_view source, size_t from);
// "[](link)" at or behind `from`.
Span LinkWithoutText(std::string_view source, size_t from);

// Whether a paragraph holds more signs that may be markup than any draft has;
// md4c keeps a record of each. Cost: linear.
bool HasMonstrousParagraph(std::string_view source);

}  // namespace galley
