// The draft as it reads, in HTML, with marks in place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/text/document.h"

namespace galley {

// What is marked. Marks may nest and overlap.
struct HtmlMark {
  Span span{};
  std::string attributes{};  // of its elements, escaped
  std::string head{};        // HTML in front of its text; once
};

// Appends every block of the document as an element and every mark as <mark>
// elements inside: one where it can be, more where it runs over the ends of
// blocks or of other marks. REQUIRES: marks ordered by begin.
void AppendDraft(const Document& document, const std::vector<HtmlMark>& marks,
                 std::string* out);

}  // namespace galley
