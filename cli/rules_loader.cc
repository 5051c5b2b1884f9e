#include "cli/rules_loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/log.h"
#include "engine/base/data_dir.h"
#include "engine/match/pattern_set.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

std::string FromHere(const fs::path& path) {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  const fs::path near = path.lexically_proximate(here);
  return (error || near.empty() || *near.begin() == ".." ? path : near)
      .string();
}

}  // namespace

RuleSources SourcesOf(const Options& options) {
  RuleSources sources;
  if (options.default_rules) {
    sources.paths.push_back(FromHere(fs::path(DataDir()) / "rules"));
  }
  sources.paths.insert(sources.paths.end(), options.rules.begin(),
                       options.rules.end());
  return sources;
}

std::unique_ptr<Database> LoadRules(const Options& options, BuildLog* log) {
  if (const std::string problem = MatchPlatformProblem(); !problem.empty()) {
    LogError(problem);
    return nullptr;
  }
  BuildLog own_log;
  if (log == nullptr) log = &own_log;
  Result<std::unique_ptr<Database>> database =
      LoadDatabase(SourcesOf(options), CacheOptions{}, log);
  for (const std::string& note : log->notes) LogVerbose(note);
  if (!database) {
    LogErrors(database.error());
    return nullptr;
  }
  for (const BuildLog::Step& step : log->steps) {
    LogVerbose(fmt::format("{} {}, {:.0f} ms, {} bytes", step.name,
                           step.cached ? "from the cache" : "built",
                           step.milliseconds, step.bytes));
  }
  return std::move(*database);
}

bool KnowsName(const Database& database, std::string_view name) {
  const TypeTable& table = database.book.table;
  return std::ranges::find(table.types, name) != table.types.end() ||
         std::ranges::find(table.categories, name) != table.categories.end() ||
         database.book.RuleIndex(name) != kNoIndex;
}

}  // namespace galley
