// acronym: the life of each acronym in a document.
//
// An acronym is spelt out where it first stands, once, in one way. One that is
// never spelt out, or again on every second page, or in other words, was moved
// together from several texts. Acronyms of the gazetteers, well-known ones and
// roman numerals need no definition; headings, tables and lines in capitals do
// not count as places.
//
// Limitations: two-letter acronyms are told apart from codes by their
// definitions only, and are never called undefined. A definition whose words do
// not spell the acronym (a translation) counts as one.
#pragma once

#include <memory>

#include "engine/check/validator.h"

namespace galley {

// Kinds: undefined, misspelt, used-before, defined-twice, two-expansions,
// two-acronyms, initials, unused. Lists: known-acronyms, definition-openers,
// apart-sections, english-words. Parameter of undefined: per-thousand-words, so
// many are reported as bound, two at least; the others are info.
std::unique_ptr<Validator> MakeAcronym(ValidatorSetup setup);

}  // namespace galley
