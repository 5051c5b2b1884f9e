// galley annotate: the findings of a DOCX or ODT as comments in a copy of it.

#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/log.h"
#include "cli/rules_loader.h"
#include "cli/settings_loader.h"
#include "engine/annotate/annotator.h"
#include "engine/base/file.h"
#include "engine/check/review.h"
#include "engine/check/settings_in_force.h"
#include "engine/input/annotate_draft.h"
#include "engine/input/reader.h"
#include "engine/report/location.h"
#include "validators/registry.h"

namespace galley {
namespace {

// What is a comment already needs none.
constexpr std::string_view kCommentRule = "leftover.comment";

std::string TextOf(const Document& document, const Finding& finding) {
  const Origin* origin = document.origins().At(finding.span.begin);
  const bool in_body = origin != nullptr &&
                       document.origins().stories[origin->story].name == "body";
  return fmt::format("{}: {}{}{} [{}]", NameOf(finding.severity),
                     in_body ? "" : LocationText(document, finding.span.begin),
                     in_body ? "" : ": ", finding.message, finding.rule);
}

std::vector<NewComment> CommentsOf(const Document& document,
                                   const Report& report, Severity lowest) {
  std::vector<NewComment> comments;
  for (const Finding& finding : report.findings) {
    if (finding.rule == kCommentRule || finding.severity < lowest ||
        finding.span.empty()) {
      continue;
    }
    comments.push_back({finding.span, TextOf(document, finding)});
  }
  return comments;
}

}  // namespace

ExitStatus Annotate(const Options& options) {
  const Input input{options.paths.front(), options.paths.front() == "-"};
  const auto fail = [](const Errors& errors) {
    LogErrors(errors);
    return ExitStatus::kFailed;
  };
  const Result<std::string> bytes =
      input.is_standard_input ? ReadStandardInput() : ReadFile(input.path);
  if (!bytes) return fail(bytes.error());
  const auto document =
      ReadDocument(input.path, *bytes, options.reading, nullptr);
  if (!document) return fail(document.error());
  const std::unique_ptr<Database> database = LoadRules(options);
  if (database == nullptr) return ExitStatus::kFailed;
  Annotator annotator(*database);
  Report report = Review(*database, Validators()).Check(**document, annotator);
  ApplySettings(options.settings,
                PathSeenFrom(options.settings.file, input.path), &report);
  for (const std::string& problem : report.problems) LogError(problem);
  auto annotated =
      AnnotateDraft(*bytes,
                    CommentsOf(**document, report,
                               options.severity.value_or(Severity::kInfo)),
                    options.reading);
  if (!annotated) {
    for (Error& error : annotated.error()) error.file = input.path;
    return fail(annotated.error());
  }
  const Result<void> written = WriteFile(options.copy, annotated->bytes);
  if (!written) return fail(written.error());
  LogNote(fmt::format("{}: {} comment{} added, {} there already", options.copy,
                      annotated->added, annotated->added == 1 ? "" : "s",
                      annotated->there));
  return report.problems.empty() ? ExitStatus::kDone : ExitStatus::kFailed;
}

}  // namespace galley
