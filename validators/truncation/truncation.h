// truncation: text cut off.
//
// Fields of forms hold so many characters, previews end in dots, pages are
// pasted by halves. Looks at how paragraphs end and begin: in a piece of a
// word, by the word list and the document's own words; at a word that no
// sentence ends or begins with; and, by the findings of duplicate, where a copy
// stops and its twin goes on. The span is the last (first) sentence.
//
// Limitations: English; a paragraph that ends at a whole word is reported by
// `open` alone, whose severity is a matter of taste.
#pragma once

#include <memory>

#include "engine/check/validator.h"

namespace galley {

// Kinds:
//   word        ends in a piece of a word (needs `words`)
//   sentence    ends at a comma, an opening bracket or a word of `never-last`,
//               or, outside headings, of `seldom-last`
//   dots        ends in three dots
//   open        sentences, and then one without an end mark
//   start-word  begins in a piece of a word of the document (needs `words`)
//   start       begins with a word of `never-first` in small letters
//   copy        ends or begins where its twin goes on; reads the findings of
//               category `category` (duplicate)
std::unique_ptr<Validator> MakeTruncation(ValidatorSetup setup);

}  // namespace galley
