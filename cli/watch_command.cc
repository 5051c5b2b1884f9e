// galley watch: what each save of a pack does to its examples and to drafts.

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/log.h"
#include "cli/named_packs.h"
#include "cli/print.h"
#include "cli/rules_loader.h"
#include "engine/annotate/annotator.h"
#include "engine/base/file.h"
#include "engine/base/file_watch.h"
#include "engine/check/examples.h"
#include "engine/check/review.h"
#include "engine/report/change_writer.h"
#include "engine/report/rule_edits.h"
#include "engine/report/test_report.h"
#include "engine/rules/build_log.h"
#include "engine/rules/kept_parts.h"
#include "validators/registry.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

// The packs in force, with the texts they were made from.
struct State {
  std::unique_ptr<Database> database{};
  PackFiles files{};
};

// A draft with what the last good packs say of it.
struct Watched {
  Input input{};
  std::unique_ptr<Document> document{};  // null: it could not be read
  std::vector<SaidEntry> said{};
};

std::string NameOf(const std::string& path) {
  return fs::path(path).filename().string();
}

class Watcher {
 public:
  explicit Watcher(const Options& options) : options_(options) {}

  ExitStatus Run();

 private:
  ExitStatus Choose();
  Result<void> WatchFolders(FileWatch* watch) const;
  bool IsRules(const std::string& path) const;
  void TakeSaved(const std::set<std::string>& paths);
  void Reload(const std::set<std::string>& paths);
  std::vector<std::string> PacksOf(const std::set<std::string>& paths) const;
  PackFiles ReadPacks(const Database& database) const;
  void TestExamples(const std::set<std::string>& paths, std::string* out);
  void ReviewDrafts(const RuleEdits* edits, std::string* out);
  void ReadDrafts(const std::set<std::string>& paths);

  Options options_;
  std::vector<std::string> pack_paths_{};  // as they were named
  std::vector<Watched> drafts_{};
  KeptParts kept_{};
  State state_{};  // without a database: no good packs so far
};

ExitStatus Watcher::Choose() {
  std::vector<std::string> drafts;
  for (const std::string& path : options_.paths) {
    (HoldsPacks(path) ? pack_paths_ : drafts).push_back(path);
  }
  if (pack_paths_.empty() || drafts.empty()) {
    LogError(
        "write galley watch PACKS... DRAFTS...; a pack ends in .xml, a folder "
        "of packs holds such files");
    return ExitStatus::kFailed;
  }
  Inputs inputs = CollectInputs(drafts, options_.stdin_filename);
  LogErrors(inputs.errors);
  if (!inputs.errors.empty()) return ExitStatus::kFailed;
  for (Input& input : inputs.drafts) drafts_.push_back({std::move(input)});
  for (const std::string& path : pack_paths_) {
    if (!options_.default_rules || !IsInForce(path)) {
      options_.rules.push_back(path);
    }
  }
  return ExitStatus::kDone;
}

Result<void> Watcher::WatchFolders(FileWatch* watch) const {
  std::set<std::string> files;
  for (const std::string& path : SourcesOf(options_).paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.insert(path);
      continue;
    }
    files.insert((fs::path(path) / "new.xml").string());
    for (std::string& file : FilesBelow(path, ".xml")) {
      files.insert(std::move(file));
    }
  }
  // Where the packs' data lies: beside them and in the sibling folder.
  std::set<std::string> data;
  for (const std::string& file : files) {
    const fs::path folder = fs::path(file).parent_path();
    const fs::path sibling = (folder / ".." / "gazetteers").lexically_normal();
    std::error_code error;
    if (fs::is_directory(sibling, error)) {
      data.insert((sibling / "new.tsv").string());
    }
  }
  files.merge(data);
  for (const Watched& draft : drafts_) files.insert(draft.input.path);
  for (const std::string& file : files) {
    if (Result<void> added = watch->AddFolderOf(file); !added) return added;
  }
  return {};
}

bool Watcher::IsRules(const std::string& path) const {
  const bool draft = std::ranges::any_of(
      drafts_, [&path](const Watched& one) { return one.input.path == path; });
  return !draft && (path.ends_with(".xml") || path.ends_with(".tsv"));
}

ExitStatus Watcher::Run() {
  if (const ExitStatus chosen = Choose(); chosen != ExitStatus::kDone) {
    return chosen;
  }
  Result<std::unique_ptr<FileWatch>> watch = FileWatch::Open();
  Result<void> added;
  if (watch) added = WatchFolders(watch->get());
  if (!watch || !added) {
    LogErrors(watch ? added.error() : watch.error());
    return ExitStatus::kFailed;
  }
  ReadDrafts({});
  if (std::ranges::any_of(drafts_, [](const Watched& draft) {
        return draft.document == nullptr;
      })) {
    return ExitStatus::kFailed;
  }
  Reload({});
  LogNote(fmt::format("watching {} and {} {}; Ctrl-C ends",
                      pack_paths_.size() == 1 ? pack_paths_.front() : "packs",
                      drafts_.size(),
                      drafts_.size() == 1 ? "draft" : "drafts"));
  for (;;) {
    const Result<std::set<std::string>> saved = (*watch)->Wait();
    if (!saved) {
      LogErrors(saved.error());
      return ExitStatus::kFailed;
    }
    if (saved->empty()) return ExitStatus::kDone;
    TakeSaved(*saved);
  }
}

void Watcher::TakeSaved(const std::set<std::string>& paths) {
  if (std::ranges::any_of(paths,
                          [this](const auto& one) { return IsRules(one); })) {
    ReadDrafts(paths);
    Reload(paths);
    return;
  }
  const bool draft = std::ranges::any_of(drafts_, [&](const Watched& one) {
    return paths.contains(one.input.path);
  });
  if (!draft || state_.database == nullptr) return;
  const StopWatch clock;
  ReadDrafts(paths);
  std::string out;
  ReviewDrafts(nullptr, &out);
  Print(out + fmt::format("; {:.0f} ms\n", clock.Milliseconds()));
}

// Those named by `paths`; all of them while there is no state yet.
void Watcher::ReadDrafts(const std::set<std::string>& paths) {
  for (Watched& draft : drafts_) {
    if (!paths.empty() && !paths.contains(draft.input.path)) continue;
    std::vector<std::string> notes;
    auto document = ReadDraft(draft.input, options_.reading, &notes);
    for (const std::string& note : notes) LogNote(note);
    if (!document) {
      LogErrors(document.error());
      draft.document.reset();
    } else {
      draft.document = *std::move(document);
    }
  }
}

PackFiles Watcher::ReadPacks(const Database& database) const {
  PackFiles files;
  for (const Rule& rule : database.book.rules) {
    const auto [file, added] = files.try_emplace(rule.place.file);
    if (added) file->second = ReadFile(rule.place.file).value_or("");
  }
  return files;
}

void Watcher::Reload(const std::set<std::string>& paths) {
  const StopWatch clock;
  const bool first = state_.database == nullptr;
  Result<std::unique_ptr<Database>> loaded =
      TryLoadRules(options_, nullptr, &kept_);
  std::string out;
  if (!loaded) {
    for (const Error& error : loaded.error()) out += ToString(error) + '\n';
    Print(out + fmt::format("{}; {:.0f} ms\n",
                            first ? "no packs are in force"
                                  : "the last good packs stay in force",
                            clock.Milliseconds()));
    return;
  }
  State before = std::exchange(state_, {*std::move(loaded), {}});
  state_.files = ReadPacks(*state_.database);
  if (first) return ReviewDrafts(nullptr, nullptr);
  TestExamples(paths, &out);
  const RuleEdits edits(*before.database, *state_.database, before.files);
  ReviewDrafts(&edits, &out);
  Print(out + fmt::format("; {:.0f} ms\n", clock.Milliseconds()));
}

// The packs that were saved, or that use a file which was.
std::vector<std::string> Watcher::PacksOf(
    const std::set<std::string>& paths) const {
  std::set<std::string> packs;
  std::set<std::string> names;
  for (const std::string& path : paths) names.insert(NameOf(path));
  for (const auto& [file, text] : state_.files) {
    if (paths.contains(file)) packs.insert(file);
  }
  for (const NameList& list : state_.database->book.lists) {
    if (names.contains(list.file)) packs.insert(list.place.file);
  }
  return {packs.begin(), packs.end()};
}

void Watcher::TestExamples(const std::set<std::string>& paths,
                           std::string* out) {
  const std::vector<std::string> packs = PacksOf(paths);
  if (packs.empty()) return;  // no choice would mean all
  TestReport report;
  report.has_examples = true;
  report.examples = RunExamples(*state_.database, Validators(), {packs});
  *out += TestText(report);
}

// What changed in the drafts, and a line that counts it, without its end. `out`
// may be null: nothing was said before.
void Watcher::ReviewDrafts(const RuleEdits* edits, std::string* out) {
  const Review review(*state_.database, Validators());
  Annotator annotator(*state_.database);
  std::array<size_t, 3> counts{};
  for (Watched& draft : drafts_) {
    std::vector<SaidEntry> said;
    if (draft.document != nullptr) {
      const Report report = review.Check(*draft.document, annotator);
      for (const std::string& problem : report.problems) LogError(problem);
      said = EntriesSaid(*draft.document, report);
    }
    std::swap(said, draft.said);
    if (out == nullptr) continue;
    const std::vector<EntryChange> changes = DiffEntries(said, draft.said);
    for (const EntryChange& change : changes) {
      ++counts[static_cast<size_t>(change.kind)];
      WriteChange(ChangeFormat::kText, draft.input.path, change,
                  edits == nullptr ? "" : edits->Behind(change, changes), out);
    }
  }
  if (out == nullptr) return;
  *out += fmt::format("{} lost, {} gained, {} changed", counts[0], counts[1],
                      counts[2]);
}

}  // namespace

ExitStatus Watch(const Options& options) { return Watcher(options).Run(); }

}  // namespace galley
