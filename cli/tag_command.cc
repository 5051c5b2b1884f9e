// galley tag: drafts in, entities out.

#include "cli/commands.h"
#include "cli/review_run.h"

namespace galley {

ExitStatus Tag(const Options& options) {
  return ReviewDrafts(options, ReviewKind::kTag);
}

}  // namespace galley
