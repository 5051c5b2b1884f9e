// The way of check and tag: drafts in, reports out.
#pragma once

#include "cli/exit_status.h"
#include "cli/options.h"

namespace galley {

enum class ReviewKind { kCheck, kTag };

ExitStatus ReviewDrafts(const Options& options, ReviewKind kind);

}  // namespace galley
