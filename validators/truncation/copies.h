// Copies that stop where their twins go on.
#pragma once

#include "engine/check/validator.h"
#include "validators/truncation/paragraph.h"

namespace galley {

// Appends a finding for each finding of category `category` that ends (begins)
// with its block, in mid-word or mid-sentence, while the text at a related
// place goes on (has begun before); the words beside the cut tell where. Cost:
// linear in the findings and their related places.
void FindCutCopies(const Document& document, const Binding& binding,
                   Report* report);

}  // namespace galley
