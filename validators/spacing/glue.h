// Words run together: "thewomen", "policyWomen", "ImpactImpact".
#pragma once

#include "engine/check/validator.h"
#include "validators/vocabulary.h"

namespace galley {

// Unknown words in small letters that are a word of `parts` and another word,
// or two words that stand beside each other elsewhere in the document.
void FindGluedWords(const Document& document, const Binding& binding,
                    Vocabulary* vocabulary, Report* report);

// A word in small letters with a capitalised word or an acronym of the document
// behind it, or a word twice. Names written so (YouTube, HeForShe) begin with a
// capital; those that do not recur. Both: cost linear.
void FindGluedCapitals(const Document& document, const Binding& binding,
                       Vocabulary* vocabulary, Report* report);

}  // namespace galley
