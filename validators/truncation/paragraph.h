// Paragraphs as truncation sees them: how a block ends and begins.
#pragma once

#include <cstdint>

#include "engine/text/document.h"

namespace galley {

enum class Ending : uint8_t {
  kMark,   // of a sentence, a lead-in, a bracket, a quotation
  kDots,   // three of them, or their sign
  kOpen,   // a comma, an opening bracket
  kWord,   // a word in small letters
  kName,   // one that begins with a capital
  kOther,  // a figure, an acronym, an address, a sign
};

struct Paragraph {
  const Block* block = nullptr;
  Span span{};              // without white space at its ends
  uint32_t first_word = 0;  // indices in Document::words()
  uint32_t end_word = 0;    // behind the last
  Ending ending = Ending::kOther;

  bool empty() const { return end_word == first_word; }
  uint32_t last_word() const { return end_word - 1; }
};

Paragraph MakeParagraph(const Document& document, const Block& block);

// Has it so many words, signs not counted? Looks no further than it must.
bool HasWords(const Document& document, const Paragraph& paragraph,
              uint32_t count);

// The sentence that `paragraph` ends (begins) with.
Span LastSentence(const Document& document, const Paragraph& paragraph);
Span FirstSentence(const Document& document, const Paragraph& paragraph);

// Where they are cut: of the last (first) sentence its end (begin), whole words
// of a line's width at most.
Span EndOfLast(const Document& document, const Paragraph& paragraph);
Span BeginOfFirst(const Document& document, const Paragraph& paragraph);

}  // namespace galley
