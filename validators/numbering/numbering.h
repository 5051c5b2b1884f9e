// numbering: lists, sections and captions whose marks skip or repeat.
//
// Items are deleted, moved and pasted after they were numbered. The first mark
// that does not follow the one before it is found; where a list begins with
// another mark than the first nothing is said, for it may go on from elsewhere.
//
// Kinds: list (marks at the begin of blocks), inline (marks inside a block),
// section ("2.1", "2.3"), caption ("Table 2", "Table 4").
// Parameters: reference-words (of inline: a mark behind one of these is a
// reference, "under (b)"), captions (of caption: their first words).
//
// Limitations: numbers that a reader adds by itself (HTML lists) are not seen.
#pragma once

#include <memory>

#include "engine/check/validator.h"

namespace galley {

std::unique_ptr<Validator> MakeNumbering(ValidatorSetup setup);

}  // namespace galley
