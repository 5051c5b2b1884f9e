// galley test: the promises of packs and golden folders, kept or not.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "cli/commands.h"
#include "cli/log.h"
#include "cli/print.h"
#include "cli/rules_loader.h"
#include "engine/annotate/annotator.h"
#include "engine/base/file.h"
#include "engine/check/examples.h"
#include "engine/check/review.h"
#include "engine/report/golden.h"
#include "engine/report/line_diff.h"
#include "engine/rules/book_loader.h"
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

bool HoldsPacks(const std::string& path) {
  return path.ends_with(".xml") || !FilesBelow(path, ".xml").empty();
}

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

bool IsBelow(const std::string& path, const std::string& folder) {
  std::error_code error;
  const fs::path near =
      fs::weakly_canonical(path, error)
          .lexically_relative(fs::weakly_canonical(folder, error));
  return !near.empty() && *near.begin() != "..";
}

// Does `path` name default packs, and no other ones?
bool IsInForce(const std::string& path) {
  return std::ranges::any_of(
      PacksBelow(DataPath("rules")),
      [&path](const std::string& pack) { return IsBelow(pack, path); });
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
    if (database_ == nullptr) return ExitStatus::kFailed;
    if (choice_.packs) TestPacks();
    if (!choice_.golden.empty()) TestGolden();
    if (failed_) status_ = ExitStatus::kFailed;
    return Print(text_, status_);
  }

 private:
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
    const ExampleResult result = RunExamples(*database_, Validators(), packs);
    for (const ExampleFailure& failure : result.failures) {
      text_ += fmt::format("{}:{}: {}: {}\n", failure.file, failure.line,
                           failure.rule, failure.message);
      Append("  expected: ", failure.expected);
      Append("  found:    ", failure.found);
    }
    text_ += fmt::format("examples: {} in {} rules, {} not kept\n",
                         result.examples, result.rules, result.failures.size());
    if (!result.failures.empty()) status_ = ExitStatus::kFound;
  }

  void Append(std::string_view label, std::string_view text) {
    for (const std::string_view line : LinesOf(text)) {
      text_.append(label).append(line).push_back('\n');
    }
  }

  void TestGolden() {
    const Review review(*database_, Validators());
    Annotator annotator(*database_);
    Score score;
    size_t different = 0;
    for (const std::string& folder : choice_.golden) {
      const Result<GoldenResult> result =
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
      for (const GoldenDifference& difference : result->differences) {
        text_ += fmt::format("{}: not today's output\n", difference.file);
        text_ += difference.diff;
      }
      for (const std::string& file : result->updated) {
        text_ += fmt::format("{}: written\n", file);
      }
      if (!result->differences.empty()) ++different;
      score.Add(result->score);
    }
    text_ += fmt::format("golden: {} drafts, {} not as expected\n\n",
                         choice_.golden.size(), different);
    text_ += ScoreTable(score);
    if (different != 0) {
      text_ += "\ngalley test --update writes today's output; read the diff\n";
      status_ = ExitStatus::kFound;
    }
  }

  const Options& options_;
  const Choice& choice_;
  std::unique_ptr<Database> database_{};
  std::string text_{};
  bool failed_ = false;
  ExitStatus status_ = ExitStatus::kDone;
};

}  // namespace

ExitStatus Test(const Options& options) {
  const Choice choice = Choose(options.paths);
  LogErrors(choice.errors);
  if (!choice.errors.empty()) return ExitStatus::kFailed;
  return TestRun(options, choice).Run();
}

}  // namespace galley
