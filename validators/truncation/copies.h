// Copies that stop where their twins go on.
#pragma once

#include "engine/check/validator.h"
#include "validators/truncation/paragraph.h"

namespace galley {

// Appends a finding for each place of a finding of category `category` that
// ends (begins) with its block, in mid-word or mid-sentence, while the text of
// a related place goes on (has begun before). Cost: linear in the findings and
// their related places.
void FindCutCopies(const Document& document, const Binding& binding,
                   Report* report);

}  // namespace galley
