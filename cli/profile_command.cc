// galley profile: what each rule costs over some drafts, and what it finds.

#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/log.h"
#include "cli/print.h"
#include "cli/rules_loader.h"
#include "engine/check/review.h"
#include "engine/report/profile.h"
#include "validators/registry.h"

namespace galley {

ExitStatus RunProfile(const Options& options) {
  const Inputs inputs = CollectInputs(options.paths, options.stdin_filename);
  LogErrors(inputs.errors);
  if (inputs.drafts.empty()) return ExitStatus::kFailed;
  const std::unique_ptr<Database> database = LoadRules(options);
  if (database == nullptr) return ExitStatus::kFailed;
  bool failed = !inputs.errors.empty();
  const Review review(*database, Validators());
  Annotator annotator(*database);
  Profile profile(*database);
  for (const Input& input : inputs.drafts) {
    std::vector<std::string> notes;
    const auto document = ReadDraft(input, options.reading, &notes);
    for (const std::string& note : notes) LogNote(note);
    if (!document) {
      LogErrors(document.error());
      failed = true;
      continue;
    }
    Trace trace;
    trace.near_misses_too = false;
    trace.within = {0, static_cast<uint32_t>((*document)->text().size())};
    trace.costs.resize(database->rules.size());
    annotator.TraceTo(&trace);
    const Report report = review.Check(**document, annotator);
    for (const std::string& problem : report.problems) LogError(problem);
    failed |= !report.problems.empty();
    profile.Add(trace, report);
  }
  const bool json = options.outputs.front().format == "jsonl";
  return Print(json ? profile.JsonLines() : profile.Text(),
               failed ? ExitStatus::kFailed : ExitStatus::kDone);
}

}  // namespace galley
