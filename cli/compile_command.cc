// galley compile: fills the user's cache and says what was built.

#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/log.h"
#include "cli/print.h"
#include "cli/rules_loader.h"

namespace galley {

ExitStatus Compile(const Options& options) {
  BuildLog log;
  if (LoadRules(options, &log) == nullptr) return ExitStatus::kFailed;
  for (const std::string& note : log.notes) LogError(note);
  std::string lines;
  for (const BuildLog::Step& step : log.steps) {
    lines += fmt::format("{:<32} {:>9} bytes {:>7.0f} ms  {}\n", step.name,
                         step.bytes, step.milliseconds,
                         step.cached ? "in the cache" : "built");
  }
  return Print(lines,
               log.notes.empty() ? ExitStatus::kDone : ExitStatus::kFailed);
}

}  // namespace galley
