// The lines of a PDF as pdftotext finds them, and what they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/document.h"

namespace galley {

struct PdfLine {
  std::string text{};  // words with a space between them, valid UTF-8
  uint32_t page = 0;   // from 1
  uint64_t block = 0;  // lines that stand together have the same
  Box box{};
  bool running = false;  // header or footer, on many pages

  float height() const { return box.bottom - box.top; }
};

// From the table that `pdftotext -tsv` writes, in its order; running lines,
// those that stand at the top or bottom of most pages, but for their digits,
// come behind all others.
std::vector<PdfLine> ReadPdfLines(std::string_view tsv);

// Lines [first, end) that make one block of text.
struct PdfParagraph {
  size_t first = 0;
  size_t end = 0;
  BlockKind kind = BlockKind::kParagraph;
  uint8_t level = 0;
};

// Paragraphs end where the next line is further away than usual, of another
// size or begins with a list mark; a sentence that goes on in the next block,
// column or page joins the two. Headings are short and larger than the text.
std::vector<PdfParagraph> FindPdfParagraphs(const std::vector<PdfLine>& lines);

}  // namespace galley
