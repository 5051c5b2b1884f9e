// consistency: one name or word written in two ways.
//
// Reports are put together from texts of many hands: UN-Women beside UN Women,
// sub-national beside subnational, organised beside organized. Readers, and
// searches, take them for two things. Groups what differs only in hyphens,
// spelling, capitals, accents, small words or a letter, and marks the rarer
// form.
//
// Limitations: spellings inside names do not count. An open form counts only
// where a hyphen belongs, since "long term" and "long-term" are both right. Of
// inflected words each form is compared with its own kind.
#pragma once

#include <memory>

#include "engine/check/validator.h"

namespace galley {

// Kinds: hyphen, spelling, letter-case, accent, name (long names that small
// words tell apart), near (names a letter apart; wants words), style (how
// shares, dates and thousands are written). Lists: compound-prefixes,
// compound-suffixes, compound-stops, compound-exceptions, spelling-pairs,
// computing-words, case-exceptions, name-small-words.
std::unique_ptr<Validator> MakeConsistency(ValidatorSetup setup);

}  // namespace galley
