// spacing: words that lost or gained a space, by the words of the language and
// the habit of the document.
//
// Text from PDF files and forms comes with words split ("depart ment") and run
// together ("thewomen", "policyWomen"). What the sides of a sign look like is
// for the patterns of rules/spacing.xml; here the word list decides, with the
// document's own vocabulary: what it uses often is a term of it.
//
// Limitations: English only; two words that both exist ("in formation") are
// left alone, and so are stretches in another language.
#pragma once

#include <memory>

#include "engine/check/validator.h"

namespace galley {

// Kinds: split, glued, glued-capital, which need `words`; doubled. Parameters:
//   rarest     class up to which a word counts as one of the language (50)
//   term-from  what stands so often is a term of the document (3)
//   parts      of glued: words that glue to others ("the of and")
//   per-thousand-words  of doubled: more are no slips but the way it is set
//   (10)
std::unique_ptr<Validator> MakeSpacing(ValidatorSetup setup);

}  // namespace galley
