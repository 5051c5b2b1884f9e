// galley test: the promises of packs and golden folders, kept or not.

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "cli/commands.h"
#include "cli/log.h"
#include "cli/named_packs.h"
#include "cli/print.h"
#include "cli/rules_loader.h"
#include "engine/annotate/annotator.h"
#include "engine/check/examples.h"
#include "engine/check/review.h"
#include "engine/check/settings_in_force.h"
#include "engine/report/test_report.h"
#include "validators/registry.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

// What the arguments choose.
struct Choice {
  bool packs = false;
  std::vector<std::string> pack_paths{};  // empty: all
  std::vector<std::string> golden{};      // folders
  Errors errors{};
};

Choice Choose(const std::vector<std::string>& paths) {
  Choice choice;
  if (paths.empty()) {
    choice.packs = true;
    choice.golden = GoldenFoldersBelow(DataPath("golden"));
    return choice;
  }
  for (const std::string& path : paths) {
    const std::vector<std::string> folders = GoldenFoldersBelow(path);
    std::error_code error;
    if (!fs::exists(path, error)) {
      choice.errors.push_back({"no such file or folder", path});
    } else if (!folders.empty()) {
      choice.golden.insert(choice.golden.end(), folders.begin(), folders.end());
    } else if (HoldsPacks(path)) {
      choice.packs = true;
      choice.pack_paths.push_back(path);
    } else {
      choice.errors.push_back(
          {"neither a pack nor a golden folder; a pack ends in .xml, a golden "
           "folder holds draft.* and truth.marked",
           path});
    }
  }
  return choice;
}

class TestRun {
 public:
  TestRun(const Options& options, const Choice& choice)
      : options_(options), choice_(choice) {}

  ExitStatus Run() {
    // Packs that are named but not in force come into force.
    Options with_packs = options_;
    for (const std::string& path : choice_.pack_paths) {
      if (options_.default_rules && IsInForce(path)) continue;
      with_packs.rules.push_back(path);
    }
    database_ = LoadRules(with_packs);
    if (database_ == nullptr || !KnowsOnly()) return ExitStatus::kFailed;
    if (choice_.packs) TestPacks();
    if (!choice_.golden.empty()) TestGolden();
    const std::string& format = options_.outputs.front().format;
    return Print(format == "jsonl"   ? TestJsonLines(report_)
                 : format == "junit" ? TestJUnit(report_)
                                     : TestText(report_),
                 failed_            ? ExitStatus::kFailed
                 : report_.Passed() ? ExitStatus::kDone
                                    : ExitStatus::kFound);
  }

 private:
  bool KnowsOnly() const {
    for (const std::string& name : options_.only) {
      if (KnowsName(database_->book, name) ||
          database_->book.symbols.types.contains(name)) {
        continue;
      }
      LogError(
          fmt::format("no type, category or rule is called \"{}\"; galley "
                      "rules list shows them",
                      name));
      return false;
    }
    return true;
  }

  // The files of the database that the chosen paths name, as it calls them.
  std::vector<std::string> ChosenPacks() const {
    std::set<std::string> files;
    for (const Rule& rule : database_->book.rules) {
      files.insert(rule.place.file);
    }
    std::erase_if(files, [this](const std::string& file) {
      return std::ranges::none_of(
          choice_.pack_paths,
          [&file](const std::string& path) { return IsBelow(file, path); });
    });
    return {files.begin(), files.end()};
  }

  void TestPacks() {
    std::vector<std::string> packs;
    if (!choice_.pack_paths.empty()) {
      packs = ChosenPacks();
      if (packs.empty()) {
        LogError("the packs that were named have no rules");
        failed_ = true;
        return;
      }
    }
    report_.has_examples = true;
    report_.examples =
        RunExamples(*database_, Validators(),
                    {std::move(packs), options_.only, options_.fail_fast});
  }

  void TestGolden() {
    const Review review(*database_, Validators());
    Annotator annotator(*database_);
    for (const std::string& folder : choice_.golden) {
      if (options_.fail_fast && !report_.Passed()) return;
      Result<GoldenResult> result =
          RunGolden(folder, review, annotator, options_.update);
      if (!result) {
        LogErrors(result.error());
        failed_ = true;
        continue;
      }
      for (const std::string& problem : result->problems) {
        LogError(fmt::format("{}: {}", folder, problem));
        failed_ = true;
      }
      report_.score.Add(result->score);
      report_.golden.push_back({folder, *std::move(result)});
      Narrow(&report_.golden.back().result);
    }
  }

  // Of differences only those that --only names.
  void Narrow(GoldenResult* result) const {
    if (options_.only.empty()) return;
    for (auto* differences : {&result->differences, &result->updated}) {
      for (GoldenDifference& difference : *differences) {
        std::erase_if(difference.changes, [&](const GoldenChange& one) {
          const SaidEntry& shown = one.change.Shown();
          return !options_.only.contains(shown.rule) &&
                 !options_.only.contains(shown.type);
        });
      }
      std::erase_if(*differences, [](const GoldenDifference& difference) {
        return difference.changes.empty();
      });
    }
  }

  const Options& options_;
  const Choice& choice_;
  std::unique_ptr<Database> database_{};
  TestReport report_{};
  bool failed_ = false;
};

}  // namespace

ExitStatus Test(const Options& options) {
  const Choice choice = Choose(options.paths);
  LogErrors(choice.errors);
  if (!choice.errors.empty()) return ExitStatus::kFailed;
  return TestRun(options, choice).Run();
}

}  // namespace galley
