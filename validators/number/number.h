// number: figures that cannot be, by arithmetic on what the sentence says.
//
// Figures are updated one by one, and the ones beside them stay. Approximations
// ("about", "more than") and rounding are given their room, and where two parts
// may overlap (women, youth) nothing is said.
//
// Kinds: parts (do not make their total), part (greater than its whole), share
// (does not fit its counts), shares (of one whole, above 100), percent (above
// 100 of what has no more), words (differ from the digits beside them), listed
// (a counted list), change (its size), direction (of a change), range (runs
// backwards), restated (one fact with two figures), table (a column and its
// total), row (a row and its total).
// Parameters are word lists; the pack explains each.
#pragma once

#include <memory>

#include "engine/check/validator.h"

namespace galley {

std::unique_ptr<Validator> MakeNumber(ValidatorSetup setup);

}  // namespace galley
