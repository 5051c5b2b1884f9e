// Words split by a space: "depart ment", "th e", "em power ment".
#pragma once

#include "engine/check/validator.h"
#include "validators/vocabulary.h"

namespace galley {

// Appends a finding for each: parts with single spaces between them, one of
// them at least no word, that are a word together. Cost: linear.
void FindSplitWords(const Document& document, const Binding& binding,
                    Vocabulary* vocabulary, Report* report);

}  // namespace galley
