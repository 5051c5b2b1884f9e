// Origins: where a text that was extracted from a package or a PDF stands in
// it.
//
// Offsets of such a document count bytes of the extracted text, which are of
// little use in the program that shows the document; people find a place by its
// part, paragraph or page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A box on a page, in points from its upper left corner.
struct Box {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
};

// A piece of the text, up to the next one.
struct Origin {
  uint32_t begin = 0;      // in the text
  uint32_t story = 0;      // index, see Origins
  uint32_t paragraph = 0;  // of its story, from 1; 0: unknown
  uint32_t page = 0;       // of the file, or slide, from 1; 0: unknown
  Box box{};               // all zero: unknown
};

// A run of text of its own: the body, a footnote, a header, a sheet.
struct Story {
  std::string part{};  // name of the part of the package; empty for a PDF
  std::string name{};  // for people: "body", "footnote 3"
};

// Plain data; immutable once the Document has it.
struct Origins {
  std::vector<Story> stories{};
  std::vector<Origin> pieces{};  // by `begin`

  bool empty() const { return pieces.empty(); }
  // The piece that holds `offset`; null before the first one. O(log pieces).
  const Origin* At(uint32_t offset) const;
};

}  // namespace galley
