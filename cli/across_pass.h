// The first pass of check --across: all drafts, before any is reviewed.
#pragma once

#include <memory>
#include <vector>

#include "cli/inputs.h"
#include "cli/options.h"
#include "engine/text/document.h"
#include "validators/duplicate/across.h"

namespace galley {

// Reads every draft once for its words and, where it has passages in common
// with others, once more for their places. What cannot be read is left out: the
// review will say so. REQUIRES: no input is standard input.
Result<std::unique_ptr<Across>> CompareDrafts(const std::vector<Input>& drafts,
                                              const Options& options,
                                              const Database& database);

}  // namespace galley
