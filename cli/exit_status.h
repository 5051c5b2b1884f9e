// ExitStatus: what a command answers, as scripts see it.
#pragma once

namespace galley {

enum class ExitStatus {
  kDone = 0,    // nothing at or above --fail-on
  kFound = 1,   // findings at or above it; for `test` and `rules`: a difference
  kFailed = 2,  // the job could not be done
};

}  // namespace galley
