#include "cli/rules_loader.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <tuple>
#include <utility>

#include "cli/log.h"
#include "engine/base/data_dir.h"
#include "engine/base/join.h"
#include "engine/check/settings_in_force.h"
#include "engine/match/pattern_set.h"
#include "engine/rules/kept_parts.h"
#include "validators/registry.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

// Packs bind validators by name, which only the program can resolve: the floor
// of rules does not know them.
Errors UnknownValidators(const Database& database) {
  Errors errors;
  for (const Rule& rule : database.book.rules) {
    if (rule.kind != RuleKind::kValidator) continue;
    const auto wrong = [&](const char* what, const std::string& name,
                           const auto& known) {
      errors.push_back({fmt::format("{}: no {} is called \"{}\"; there are: {}",
                                    rule.id, what, name, Join(known, ", ")),
                        rule.place.file, rule.place.line, rule.place.column});
    };
    const auto entry =
        std::ranges::find(Validators(), rule.validator, &ValidatorEntry::name);
    if (entry == Validators().end()) {
      std::vector<std::string_view> names;
      for (const ValidatorEntry& one : Validators()) names.push_back(one.name);
      wrong("validator", rule.validator, names);
    } else if (std::ranges::find(entry->kinds, rule.validator_kind) ==
               entry->kinds.end()) {
      wrong("kind of this validator", rule.validator_kind, entry->kinds);
    }
  }
  return errors;
}

}  // namespace

std::string DataPath(std::string_view name) {
  const fs::path path = fs::path(DataDir()) / name;
  std::error_code error;
  const fs::path near = path.lexically_proximate(fs::current_path(error));
  const bool below = !error && !near.empty() && *near.begin() != "..";
  return (below ? near : path).string();
}

std::string OptionalPack(std::string_view name) {
  std::string path = DataPath(fmt::format("rules/optional/{}.xml", name));
  std::error_code error;
  return fs::exists(path, error) ? path : std::string();
}

RuleSources SourcesOf(const Options& options) {
  RuleSources sources;
  sources.checks = options.checks;
  if (options.default_rules) {
    sources.paths.push_back(DataPath("rules"));
  }
  for (const std::string& name : options.rules) {
    std::error_code error;
    const std::string optional = OptionalPack(name);
    sources.paths.push_back(
        fs::exists(name, error) || optional.empty() ? name : optional);
  }
  return sources;
}

Result<std::unique_ptr<Database>> TryLoadRules(const Options& options,
                                               BuildLog* log, KeptParts* kept) {
  if (const std::string problem = MatchPlatformProblem(); !problem.empty()) {
    return Fail({problem});
  }
  const RuleSources sources = SourcesOf(options);
  if (sources.paths.empty()) {
    return Fail({"--no-default-rules leaves no rules; name some with --rules"});
  }
  BuildLog own_log;
  if (log == nullptr) log = &own_log;
  Result<std::unique_ptr<Database>> database =
      kept == nullptr ? LoadDatabase(sources, CacheOptions{}, log)
                      : ReloadDatabase(sources, kept, log);
  for (const std::string& note : log->notes) LogVerbose(note);
  Errors errors = options.settings_errors;
  const auto take = [&errors](Errors more) {
    std::ranges::move(more, std::back_inserter(errors));
  };
  if (!database) {
    take(std::move(database.error()));
  } else {
    take(UnknownValidators(**database));
    take(ApplySettings(options.settings, database->get()));
  }
  if (!errors.empty()) {
    std::ranges::stable_sort(errors, {}, [](const Error& error) {
      return std::tie(error.file, error.line, error.column);
    });
    return Fail(std::move(errors));
  }
  for (const BuildLog::Step& step : log->steps) {
    LogVerbose(fmt::format("{} {}, {:.0f} ms, {} bytes", step.name,
                           step.cached ? "from the cache" : "built",
                           step.milliseconds, step.bytes));
  }
  return database;
}

std::unique_ptr<Database> LoadRules(const Options& options, BuildLog* log) {
  Result<std::unique_ptr<Database>> database = TryLoadRules(options, log);
  if (database) return std::move(*database);
  LogErrors(database.error());
  return nullptr;
}

}  // namespace galley
