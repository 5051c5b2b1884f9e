// galley check: drafts in, findings out.

#include "cli/commands.h"
#include "cli/review_run.h"

namespace galley {

ExitStatus Check(const Options& options) {
  return ReviewDrafts(options, ReviewKind::kCheck);
}

}  // namespace galley
