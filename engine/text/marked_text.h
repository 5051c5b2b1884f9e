// Marked text: "⟦date=2023-06|June 2023⟧" <-> text and marks.
//
// The notation of examples and golden files (ANNOTATION.md): ⟦type=value|text⟧
// an entity, ⟪category|text⟫ a finding, "?" before the type an optional one,
// ⟦text⟧ and ⟪text⟫ the short forms of examples, \| a bar and \u{A0} a
// character inside examples.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/text/span.h"

namespace galley {

struct Mark {
  bool finding = false;  // ⟪⟫, else ⟦⟧
  bool optional = false;
  std::string type{};   // type or category; empty in the short form
  std::string value{};  // value or id; empty where none is given
  Span span{};          // in MarkedText::text
};

struct MarkedText {
  std::string text{};
  std::vector<Mark> marks{};  // sorted by begin, then longest first
};

// kGolden: `\` is an ordinary character except in `\|`, every mark has a type.
// kExample: \u{...} and \\ too, and short forms.
enum class MarkDialect { kGolden, kExample };

// Errors carry line and column inside `marked`: a mark never closed or never
// opened, a missing bar (kGolden), an empty mark, a bad escape. Marks of the
// two kinds may cross; those of one kind nest.
Result<MarkedText> ParseMarks(std::string_view marked, MarkDialect dialect);

// The inverse of ParseMarks in kGolden, for round trips and messages.
std::string WriteMarks(const MarkedText& text);

}  // namespace galley
