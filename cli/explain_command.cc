// galley explain: what the rules did at a place, and what kept others away.

#include <fmt/core.h>

#include <charconv>
#include <filesystem>
#include <system_error>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/log.h"
#include "cli/passage_explanation.h"
#include "cli/print.h"
#include "cli/rules_loader.h"
#include "engine/check/review.h"
#include "engine/check/settings_in_force.h"
#include "engine/input/reader.h"
#include "engine/report/explanation.h"
#include "validators/registry.h"

namespace galley {
namespace {

constexpr std::string_view kTextName = "text";

// "draft.txt:12" is line 12 of draft.txt, unless a file is called that.
struct Target {
  std::string path{};
  uint32_t line = 0;  // 0: all lines
};

Target ParseTarget(const std::string& typed) {
  std::error_code error;
  const size_t colon = typed.rfind(':');
  if (colon == std::string::npos || std::filesystem::exists(typed, error)) {
    return {typed, 0};
  }
  uint32_t line = 0;
  const char* end = typed.data() + typed.size();
  const auto parsed = std::from_chars(typed.data() + colon + 1, end, line);
  if (parsed.ec != std::errc() || parsed.ptr != end) return {typed, 0};
  return {typed.substr(0, colon), line};
}

Result<std::unique_ptr<Document>> ReadTarget(const Options& options,
                                             const Target& target,
                                             std::vector<std::string>* notes) {
  if (options.text) {
    return ReadDocument(std::string(kTextName), *options.text, {}, notes);
  }
  Input input{target.path, target.path == "-"};
  if (input.is_standard_input && !options.stdin_filename.empty()) {
    input.path = options.stdin_filename;
  }
  return ReadDraft(input, options.reading, notes);
}

// The words that stand in a line; empty: none do.
Span SpanOfLine(const Document& document, uint32_t line) {
  Span span{};
  for (const Word& word : document.words()) {
    const uint32_t at = document.PositionOf(word.begin).line;
    if (at > line) break;
    if (at < line) continue;
    span = span.empty() ? word.span() : Union(span, word.span());
  }
  return span;
}

}  // namespace

ExitStatus Explain(const Options& options) {
  const Target target =
      options.text ? Target{} : ParseTarget(options.paths.front());
  std::vector<std::string> notes;
  const auto document = ReadTarget(options, target, &notes);
  for (const std::string& note : notes) LogNote(note);
  if (!document) {
    LogErrors(document.error());
    return ExitStatus::kFailed;
  }
  const std::unique_ptr<Database> database = LoadRules(options);
  if (database == nullptr) return ExitStatus::kFailed;
  if (!options.why_not.empty() && !KnowsName(database->book, options.why_not) &&
      !database->book.symbols.types.contains(options.why_not)) {
    LogError(
        fmt::format("no type, category or rule is called \"{}\"; galley "
                    "rules list shows them",
                    options.why_not));
    return ExitStatus::kFailed;
  }
  Trace trace;
  trace.within = {0, static_cast<uint32_t>((*document)->text().size())};
  trace.why_not = options.why_not;
  if (target.line != 0) {
    trace.within = SpanOfLine(**document, target.line);
    if (trace.within.empty()) {
      LogError(
          fmt::format("{}: line {} has no words", target.path, target.line));
      return ExitStatus::kFailed;
    }
  }
  Annotator annotator(*database);
  annotator.TraceTo(&trace);
  const Report report =
      Review(*database, Validators()).Check(**document, annotator);
  for (const std::string& problem : report.problems) LogError(problem);
  const Explanation explanation = Explain(**document, report, trace, *database);
  const bool json = options.outputs.front().format == "jsonl";
  const std::string passages =
      ExplainPassages(**document, *database, report, trace, json);
  std::string text =
      json ? ExplanationJsonLines(**document, *database, explanation)
           : ExplanationText(**document, *database, explanation);
  const bool nothing =
      explanation.matches.empty() && explanation.misses.empty();
  if (nothing && !passages.empty()) text.clear();
  return Print(text + passages, report.problems.empty() ? ExitStatus::kDone
                                                        : ExitStatus::kFailed);
}

}  // namespace galley
