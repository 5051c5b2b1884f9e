// office: what a word processor knows of a draft besides its text.
//
// Comments, tracked changes, unfilled controls, hidden text and broken fields
// are invisible once a draft was converted, and printed or sent out with the
// file all the same. Readers pass them on as remarks; here they become
// findings.
//
// Limitations: a remark between two characters is reported at the word beside
// it; in a draft without words nothing is reported.
#pragma once

#include <memory>

#include "engine/check/validator.h"

namespace galley {

// Kinds: comment, insertion, deletion, prompt, hidden, highlight, and
//   field  a computed text that begins as one of the parameter `errors` does
//          (words with | between them)
// Messages may use {by} (" by Ann, 2023-05-02" as far as it is known) and
// {text} (of the remark).
std::unique_ptr<Validator> MakeOffice(ValidatorSetup setup);

}  // namespace galley
