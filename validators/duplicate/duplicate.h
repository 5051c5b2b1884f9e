// duplicate: a passage that stands in the document more than once.
//
// Drafts are put together by copying: a block pasted twice, a preview beside
// the full text, a summary that repeats the body, an outdated copy whose
// figures changed. Words are looked up in runs, compared around each hit, and
// what is alike is reported once for each place, with the others beside it.
//
// tokens -> shingles -> match -> copy (whole sentences, bytes, what differs)
// -> preview, cluster -> findings. Leftover chrome that was found before
// separates texts. Cost: linear in the text.
//
// Limitations: rewritten text is found only as far as runs of four words stay
// as they are; table cells and code are not compared.
#pragma once

#include <memory>

#include "engine/check/validator.h"

namespace galley {

// Kinds: preview, block, tandem, paragraph, sentence, near (words differ),
// drift (figures differ), parallel (names or dates differ), heading, item,
// common (passages that repeat by nature), and figure, for the figures that
// differ. The parameters of `sentence` hold for all: min-words, min-content,
// min-similarity, min-cover (per cent), long-words, and `across`, the message
// for what stands in another draft ({other}); those of `heading` for
// headings: min-words; `common` has openers.
std::unique_ptr<Validator> MakeDuplicate(ValidatorSetup setup);

}  // namespace galley
