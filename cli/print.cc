#include "cli/print.h"

#include "cli/log.h"
#include "cli/sink.h"

namespace galley {

ExitStatus Print(std::string_view text, ExitStatus status) {
  const auto sink = Sink::Open("-");
  const Result<void> written = (*sink)->Write(text);
  if (written) return status;
  if (!(*sink)->broken_pipe()) LogErrors(written.error());
  return ExitStatus::kFailed;
}

}  // namespace galley
