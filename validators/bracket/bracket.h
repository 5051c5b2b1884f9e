// bracket: brackets and quotation marks without their partner.
//
// A bracket is lost when text is cut or moved. Marks are paired over a block,
// and over the line ends of a sentence that a reader took for several blocks.
// Apostrophes, inches, list letters ("a)"), smileys, intervals ("[0, 1)") and
// quotations that open each of their paragraphs are respected.
//
// Kinds: open (never closed), close (never opened), mismatch (closed by
// another mark; the opening one is found).
// Parameters: elisions (of open: words that begin with an apostrophe).
//
// Limitations: straight single quotes are not paired; they are apostrophes too
// often.
#pragma once

#include <memory>

#include "engine/check/validator.h"

namespace galley {

std::unique_ptr<Validator> MakeBracket(ValidatorSetup setup);

}  // namespace galley
