// galley rules: what the packs define, and what of it will hurt.

#include <fmt/core.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/log.h"
#include "cli/new_pack.h"
#include "cli/print.h"
#include "cli/rules_loader.h"
#include "engine/report/lint_report.h"
#include "engine/rules/lint.h"
#include "engine/rules/rule_view.h"

namespace galley {
namespace {

std::string_view NameOf(const Rule& rule) {
  switch (rule.kind) {
    case RuleKind::kPattern:
      return "pattern";
    case RuleKind::kSequence:
      return "sequence";
    case RuleKind::kGazetteer:
      return "gazetteer";
    case RuleKind::kValidator:
      return "validator";
  }
  return {};
}

ExitStatus PrintLint(const std::vector<LintMessage>& messages,
                     const Options& options) {
  const bool json = options.outputs.front().format == "jsonl";
  // Advice is for people; an error is for gates too.
  const bool errors =
      std::ranges::any_of(messages, [](const LintMessage& message) {
        return message.level == LintLevel::kError;
      });
  return Print(
      json ? LintJsonLines(messages) : LintText(messages, options.verbose),
      errors ? ExitStatus::kFound : ExitStatus::kDone);
}

// Packs that are refused are what lint is for.
ExitStatus LintRules(const Options& options) {
  const Result<std::unique_ptr<Database>> database = TryLoadRules(options);
  if (database) return PrintLint(Lint(**database), options);
  const Errors& errors = database.error();
  if (std::ranges::any_of(errors, &std::string::empty, &Error::file)) {
    LogErrors(errors);  // not of a pack
  } else {
    PrintLint(LintRefused(SourcesOf(options), errors), options);
  }
  return ExitStatus::kFailed;
}

ExitStatus ListRules(const Database& database) {
  std::string text;
  for (const Rule& rule : database.book.rules) {
    text += fmt::format("{:<36} {:<10} {:<14} {:<8} {}:{}\n", rule.id,
                        NameOf(rule), rule.type,
                        rule.check      ? rule.severity
                        : rule.internal ? "internal"
                                        : "",
                        rule.place.file, rule.place.line);
  }
  return Print(text);
}

ExitStatus ShowRule(const Database& database, const std::string& id) {
  const uint32_t index = database.book.RuleIndex(id);
  if (index == kNoIndex) {
    LogError(
        fmt::format("no rule is called \"{}\"; galley rules list shows "
                    "them",
                    id));
    return ExitStatus::kFailed;
  }
  const Result<std::string> view = ViewRule(database, index);
  if (!view) {
    LogErrors(view.error());
    return ExitStatus::kFailed;
  }
  return Print(*view);
}

ExitStatus NewPack(const std::string& path) {
  const Result<std::string> written = WriteNewPack(path);
  if (!written) {
    LogErrors(written.error());
    return ExitStatus::kFailed;
  }
  LogNote(fmt::format("{0} is written; galley test {0} runs its examples",
                      *written));
  return ExitStatus::kDone;
}

}  // namespace

ExitStatus Rules(const Options& options) {
  const std::vector<std::string>& words = options.paths;
  const bool list = words == std::vector<std::string>{"list"};
  const bool lint = words == std::vector<std::string>{"lint"};
  const bool show = words.size() == 2 && words.front() == "show";
  if (words.size() == 2 && words.front() == "new") return NewPack(words.back());
  if (!list && !lint && !show) {
    LogError(
        "write galley rules lint, galley rules list, galley rules show ID or "
        "galley rules new PACK");
    return ExitStatus::kFailed;
  }
  if (lint) return LintRules(options);
  const std::unique_ptr<Database> database = LoadRules(options);
  if (database == nullptr) return ExitStatus::kFailed;
  return list ? ListRules(*database) : ShowRule(*database, words.back());
}

}  // namespace galley
