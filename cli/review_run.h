// The way of check and tag: drafts in, reports out.
#pragma once

#include "cli/draft_review.h"
#include "cli/exit_status.h"
#include "cli/options.h"

namespace galley {

ExitStatus ReviewDrafts(const Options& options, ReviewKind kind);

}  // namespace galley
