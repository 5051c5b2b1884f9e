// galley tag: drafts in, entities out.

#include "cli/commands.h"
#include "cli/review_run.h"

namespace galley {

ExitStatus Tag(const Options& options) {
  Options own = options;
  own.checks = false;
  return ReviewDrafts(own, ReviewKind::kTag);
}

}  // namespace galley
