// galley_bench: how fast galley is, beside what Hyperscan alone would need.
//
// One run, one text, ratios taken side by side (measure.h). Prints a table, or
// with --json one object (CONTRACT.md, "Benchmark"). Exit status 2: a promise
// that the figures rest on does not hold, such as the same result every time.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "engine/base/data_dir.h"
#include "engine/base/file.h"
#include "engine/rules/book_loader.h"
#include "engine/rules/database.h"
#include "engine/rules/gazetteer.h"
#include "engine/rules/rule_pack.h"
#include "tests/bench/measure.h"
#include "tests/bench/stages.h"

namespace galley::bench {
namespace {

struct Stage {
  std::string name{};
  void (*measure)(const Setup& setup, Figures* figures) = nullptr;
  bool by_default = true;
};

// The processes come first: see RunChild.
const std::vector<Stage> kStages = {{"processes", &MeasureProcesses},
                                    {"speed", &MeasureSpeed},
                                    {"duplicates", &MeasureDuplicates},
                                    {"parts", &MeasureParts},
                                    {"names", &MeasureManyNames},
                                    {"pcre2", &MeasurePcre2},
                                    {"threads", &MeasureThreads},
                                    {"passages", &MeasurePassages},
                                    {"tag", &TagOnly, false}};

struct Options {
  bool quick = false;
  bool json = false;
  int rounds = 0;
  std::vector<std::string> stages{};
};

// The surfaces of all gazetteers whose names are entities, without compiling
// anything.
std::vector<std::string> ReadNames() {
  std::vector<std::string> names;
  const std::string data = DataDir();
  for (const std::string& file : PacksBelow(data + "/rules")) {
    if (file.ends_with("/types.xml")) continue;
    const std::string bytes = Required(ReadFile(file), "packs can be read");
    Errors errors;
    const RulePack pack = ReadRulePack(file, bytes, &errors);
    RequireNone(errors, "packs have no errors");
    for (const Rule& rule : pack.rules) {
      if (rule.kind != RuleKind::kGazetteer || rule.type.empty()) continue;
      const auto list =
          std::ranges::find(pack.lists, rule.list, &NameList::name);
      Require(list != pack.lists.end(), "gazetteers have a file");
      const std::string path = data + "/gazetteers/" + list->file;
      const std::string table =
          Required(ReadFile(path), "gazetteers can be read");
      for (const ListEntry& entry :
           Required(ReadGazetteer(path, table), "gazetteers have no errors")) {
        names.push_back(entry.surface);
      }
    }
  }
  return names;
}

std::unique_ptr<Database> LoadDefaultRules() {
  CacheOptions no_cache;
  no_cache.use = false;
  return Required(LoadDatabase({{DataDir() + "/rules"}}, no_cache),
                  "the default packs can be loaded");
}

bool Runs(const Stage& stage, const Options& options) {
  if (options.stages.empty()) return stage.by_default;
  return std::ranges::find(options.stages, stage.name) != options.stages.end();
}

void Run(const Options& options) {
  const auto here = std::filesystem::read_symlink("/proc/self/exe");
  const std::string sentences = GALLEY_BENCH_FOLDER "/sentences.txt";
  Setup setup{.amounts = options.quick ? Amounts::Quick() : Amounts{},
              .galley = here.parent_path() / "galley",
              .sentences = sentences,
              .generator = Required(TextGenerator::Load(sentences, ReadNames()),
                                    "the sentences can be read")};
  if (options.rounds > 0) {
    setup.amounts.rounds = {options.rounds, options.rounds};
    setup.amounts.speed_rounds = setup.amounts.rounds;
  }
  Figures figures;
  for (const Stage& stage : kStages) {
    if (!Runs(stage, options)) continue;
    const double begin = WallSeconds();
    if (stage.measure != &MeasureProcesses && setup.database == nullptr) {
      setup.database = LoadDefaultRules();
    }
    stage.measure(setup, &figures);
    fmt::print(stderr, "{} took {:.1f} s\n", stage.name, WallSeconds() - begin);
  }
  fmt::print("{}", options.json ? figures.AsJson() : figures.AsTable());
}

}  // namespace

Amounts Amounts::Quick() {
  return {.corpus = 2'000'000,
          .many_names = 1'000'000,
          .sample = 300'000,
          .largest = 2'000'000,
          .small = 250'000,
          .threads = 1'000'000,
          .passages = 4'000'000,
          .repeats = 1,
          .starts = 3,
          .uncached_starts = 1,
          .rounds = {.most = 2},
          .speed_rounds = {.most = 2}};
}

}  // namespace galley::bench

int main(int argc, char** argv) {
  galley::bench::Options options;
  CLI::App app("How fast galley is, beside what Hyperscan alone would need.");
  app.add_flag("--quick", options.quick, "2 MB only: does it run?");
  app.add_flag("--json", options.json, "one JSON object instead of a table");
  app.add_option("--rounds", options.rounds, "how often each text is run");
  std::vector<std::string> names;
  for (const auto& stage : galley::bench::kStages) names.push_back(stage.name);
  app.add_option("--stages", options.stages, "only these")
      ->delimiter(',')
      ->check(CLI::IsMember(names));
  CLI11_PARSE(app, argc, argv);
  galley::bench::Run(options);
  return 0;
}
