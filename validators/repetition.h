// repetition: a word or phrase said twice in a row.
//
// It is left behind where words were moved about ("with the The Union", "in the
// in the field"), and the eye slides over it, above all at a line end. Names
// (Pago Pago), what may be doubled by right (had had) or for effect (step by
// step by step) are respected; a sign between the two, too.
//
// Kinds: word, phrase. Parameters: allowed, functions (of word: words that may
// be doubled; words that are never a name, however they are written), effect
// (of phrase: words that pairs are doubled with for effect, "more and more").
//
// Limitations: reduplication in other languages is told apart only where it
// stands with a hyphen.
#pragma once

#include <memory>

#include "engine/check/validator.h"

namespace galley {

std::unique_ptr<Validator> MakeRepetition(ValidatorSetup setup);

}  // namespace galley
