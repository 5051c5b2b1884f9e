// Printing what a command has to say, other than reports, to standard output.
#pragma once

#include <string_view>

#include "cli/exit_status.h"

namespace galley {

// `status`, or kFailed where standard output cannot be written.
ExitStatus Print(std::string_view text, ExitStatus status = ExitStatus::kDone);

}  // namespace galley
