// duplicate: a passage that stands in the document more than once.
//
// Drafts are put together by copying; a block pasted twice, a summary that
// repeats the body, a template text under every heading. Compares blocks, then
// the sentences of blocks that differ, and the headings, word by word: letter
// case, spacing and typography do not count.
//
// Limitations: verbatim copies only. Passages by nature common to all parts of
// a document are not known to it.
#pragma once

#include <memory>
#include <vector>

#include "engine/check/validator.h"

namespace galley {

// Kinds: paragraph (a block, or neighbours that are repeated together as one),
// sentence, heading. Parameters: min-words.
std::unique_ptr<Validator> MakeDuplicate(ValidatorSetup setup);

}  // namespace galley
