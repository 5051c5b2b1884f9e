// galley text: a draft in, what the rules see of it out.

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/log.h"
#include "cli/print.h"

namespace galley {

ExitStatus Text(const Options& options) {
  const std::string& path = options.paths.front();
  Input input{path, path == "-"};
  if (input.is_standard_input && !options.stdin_filename.empty()) {
    input.path = options.stdin_filename;
  }
  std::vector<std::string> notes;
  const auto document = ReadDraft(input, options.reading, &notes);
  for (const std::string& note : notes) LogNote(note);
  if (!document) {
    LogErrors(document.error());
    return ExitStatus::kFailed;
  }
  return Print((*document)->text());
}

}  // namespace galley
