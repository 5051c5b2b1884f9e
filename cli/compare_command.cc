// galley compare: what an edit of packs does to drafts.

#include <fmt/core.h>

#include <array>
#include <optional>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/log.h"
#include "cli/ordered_run.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/revision_packs.h"
#include "cli/rules_loader.h"
#include "engine/check/review.h"
#include "engine/report/change_writer.h"
#include "engine/report/rule_edits.h"
#include "validators/registry.h"

namespace galley {
namespace {

constexpr std::string_view kRevision = "rev:";

// One of the two sides.
struct Side {
  std::optional<RevisionPacks> revision{};
  std::unique_ptr<Database> database{};
  std::unique_ptr<Review> review{};

  bool Open(const Options& options, const std::string& packs) {
    std::string path = packs;
    if (packs.starts_with(kRevision)) {
      Result<RevisionPacks> opened =
          RevisionPacks::Open(packs.substr(kRevision.size()));
      if (!opened) {
        LogErrors(opened.error());
        return false;
      }
      revision.emplace(*std::move(opened));
      path = revision->rules();
    }
    Options one = options;
    one.default_rules = false;
    one.rules = {path};
    database = LoadRules(one);
    if (database == nullptr) return false;
    review = std::make_unique<Review>(*database, Validators());
    return true;
  }
};

class Comparison {
 public:
  explicit Comparison(const Options& options) : options_(options) {
    const std::string& name = options.outputs.front().format;
    format_ = name == "jsonl"      ? ChangeFormat::kJsonLines
              : name == "markdown" ? ChangeFormat::kMarkdown
                                   : ChangeFormat::kText;
  }

  ExitStatus Run() {
    inputs_ = CollectInputs({options_.paths.begin() + 2, options_.paths.end()},
                            options_.stdin_filename);
    LogErrors(inputs_.errors);
    failed_ = !inputs_.errors.empty();
    if (inputs_.drafts.empty() || !before_.Open(options_, options_.paths[0]) ||
        !after_.Open(options_, options_.paths[1])) {
      return ExitStatus::kFailed;
    }
    edits_.emplace(*before_.database, *after_.database);
    counts_.resize(inputs_.drafts.size());
    CompareAll();
    LogNote(Summary());
    if (failed_) return ExitStatus::kFailed;
    return total_ == 0 ? ExitStatus::kDone : ExitStatus::kFound;
  }

 private:
  Outcome CompareOne(size_t index, Annotator* before, Annotator* after);

  void CompareAll() {
    Progress progress(inputs_.drafts.size(), options_.quiet);
    RunSteps steps;
    steps.make_worker = [this] {
      const auto before = std::make_shared<Annotator>(*before_.database);
      const auto after = std::make_shared<Annotator>(*after_.database);
      return [this, before, after](size_t index) {
        return CompareOne(index, before.get(), after.get());
      };
    };
    steps.take = [&](const Outcome& outcome) {
      progress.Clear();
      LogErrors(outcome.errors);
      for (const std::string& note : outcome.notes) LogNote(note);
      failed_ |= !outcome.errors.empty();
      if (outcome.pieces.empty()) return true;
      const bool printed = Print(outcome.pieces.front()) == ExitStatus::kDone;
      failed_ |= !printed;
      return printed;
    };
    steps.tick = [&progress](size_t taken) { progress.Show(taken); };
    RunInOrder(inputs_.drafts.size(), options_.jobs, steps);
    progress.Clear();
  }

  std::string Summary() {
    std::array<size_t, 3> all{};
    size_t drafts = 0;
    for (const auto& counts : counts_) {
      size_t here = 0;
      for (size_t i = 0; i < all.size(); ++i) {
        all[i] += counts[i];
        here += counts[i];
      }
      total_ += here;
      if (here > 0) ++drafts;
    }
    return fmt::format("{} lost, {} gained, {} changed in {} of {} {}; {} {}",
                       all[0], all[1], all[2], drafts, counts_.size(),
                       counts_.size() == 1 ? "draft" : "drafts",
                       edits_->All().size(),
                       edits_->All().size() == 1 ? "edit" : "edits");
  }

  const Options& options_;
  ChangeFormat format_ = ChangeFormat::kText;
  Inputs inputs_{};
  Side before_{};
  Side after_{};
  std::optional<RuleEdits> edits_{};
  // By draft and ChangeKind: each is written by the thread that has the draft.
  std::vector<std::array<uint32_t, 3>> counts_{};
  size_t total_ = 0;
  bool failed_ = false;
};

Outcome Comparison::CompareOne(size_t index, Annotator* before,
                               Annotator* after) {
  Outcome outcome;
  const Input& input = inputs_.drafts[index];
  const auto document = ReadDraft(input, options_.reading, &outcome.notes);
  if (!document) {
    outcome.errors = document.error();
    return outcome;
  }
  const Report old_report = before_.review->Check(**document, *before);
  const Report new_report = after_.review->Check(**document, *after);
  for (const Report* report : {&old_report, &new_report}) {
    for (const std::string& problem : report->problems) {
      outcome.errors.push_back({problem});
    }
  }
  const std::vector<EntryChange> changes = DiffEntries(
      EntriesSaid(**document, old_report), EntriesSaid(**document, new_report));
  std::string& piece = outcome.pieces.emplace_back();
  for (const EntryChange& change : changes) {
    ++counts_[index][static_cast<size_t>(change.kind)];
    WriteChange(format_, input.path, change, edits_->Behind(change, changes),
                &piece);
  }
  return outcome;
}

}  // namespace

ExitStatus Compare(const Options& options) {
  if (options.paths.size() < 3) {
    LogError(
        "write galley compare PACKS_A PACKS_B DRAFTS...; PACKS is a pack, a "
        "folder of packs, or rev:REVISION");
    return ExitStatus::kFailed;
  }
  return Comparison(options).Run();
}

}  // namespace galley
