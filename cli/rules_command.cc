// galley rules: what the packs define, and what of it will hurt.

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "cli/commands.h"
#include "cli/log.h"
#include "cli/new_pack.h"
#include "cli/print.h"
#include "cli/rules_loader.h"
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

ExitStatus LintRules(const Database& database) {
  std::string text;
  const std::vector<LintMessage> messages = Lint(database);
  for (const LintMessage& message : messages) {
    Error place = message.place;
    place.message =
        fmt::format("{}: {} [{}]", message.error ? "error" : "advice",
                    place.message, message.code);
    text += ToString(place) + "\n";
  }
  text += fmt::format("rules: {}, messages: {}\n", database.book.rules.size(),
                      messages.size());
  // Advice is for people; an error is for gates too.
  const bool errors = std::ranges::any_of(
      messages, [](const LintMessage& message) { return message.error; });
  return Print(text, errors ? ExitStatus::kFound : ExitStatus::kDone);
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
  const std::unique_ptr<Database> database = LoadRules(options);
  if (database == nullptr) return ExitStatus::kFailed;
  if (lint) return LintRules(*database);
  return list ? ListRules(*database) : ShowRule(*database, words.back());
}

}  // namespace galley
