#include "cli/review_run.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>
#include <set>
#include <utility>

#include "cli/draft_review.h"
#include "cli/inputs.h"
#include "cli/log.h"
#include "cli/ordered_run.h"
#include "cli/progress.h"
#include "cli/run_totals.h"
#include "cli/settings_loader.h"
#include "cli/sink.h"
#include "cli/version.h"
#include "engine/annotate/annotator.h"
#include "engine/report/writer.h"

namespace galley {
namespace {

// One --output at work.
struct Output {
  std::unique_ptr<Sink> sink{};
  std::unique_ptr<Writer> writer{};
  bool has_pieces = false;
};

bool WantsColor(ColorMode mode, const std::string& file) {
  if (mode != ColorMode::kAuto) return mode == ColorMode::kAlways;
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return file == "-" && (no_color == nullptr || *no_color == '\0') &&
         (terminal == nullptr || std::string_view(terminal) != "dumb") &&
         ::isatty(STDOUT_FILENO) == 1;
}

// What one format shows. People are spared `info`, unless it makes the run fail
// or they ask for it.
Selection SelectionFor(const Options& options, ReviewKind kind,
                       const WriterEntry& format) {
  Selection selection;
  selection.entities = format.entities == Use::kAlways ||
                       (format.entities == Use::kAsked &&
                        (kind == ReviewKind::kTag || options.entities));
  selection.findings = kind == ReviewKind::kCheck;
  selection.suppressed =
      !options.new_only &&
      (format.suppressed == Use::kAlways ||
       (format.suppressed == Use::kAsked && options.show_suppressed));
  selection.only = options.only;
  selection.skip = options.skip;
  if (options.severity) {
    selection.lowest = *options.severity;
  } else if (format.for_people && options.fail_on != Severity::kInfo) {
    selection.lowest = Severity::kWarning;
  }
  return selection;
}

class ReviewRun {
 public:
  ReviewRun(const Options& options, ReviewKind kind)
      : options_(options), kind_(kind) {
    all_.only = options.only;
    all_.skip = options.skip;
  }

  // The rules are left to the end of the process: to give them back piece by
  // piece takes longer than to read a page.
  ~ReviewRun() {
    [[maybe_unused]] static DraftReview* volatile left = nullptr;
    left = review_.release();
  }

  ExitStatus Run() {
    inputs_ = CollectInputs(options_.paths, options_.stdin_filename);
    LogErrors(inputs_.errors);
    failed_ = !inputs_.errors.empty();
    if (inputs_.drafts.empty()) return ExitStatus::kFailed;
    review_ = DraftReview::Make(options_, kind_, inputs_);
    if (review_ == nullptr || !OpenOutputs() || !WriteAll(&Writer::Begin)) {
      return ExitStatus::kFailed;
    }
    ReviewAll();
    if (broken_ || !WriteAll(&Writer::End) || !Finish()) {
      return ExitStatus::kFailed;
    }
    TellUnusedOfBaseline();
    LogNote(SummaryOf(totals_, kind_ == ReviewKind::kCheck));
    if (failed_) return ExitStatus::kFailed;
    return totals_.AtOrAbove(options_.fail_on) ? ExitStatus::kFound
                                               : ExitStatus::kDone;
  }

 private:
  bool OpenOutputs();
  bool WriteAll(std::string_view (Writer::*part)() const);
  bool Finish();
  void TellUnusedOfBaseline() const;
  void ReviewAll();
  Outcome ReviewOne(const Input& input, Annotator* annotator) const;
  bool Take(Outcome outcome);
  bool Write(Output* output, std::string_view bytes);

  const Options& options_;
  const ReviewKind kind_;
  Selection all_{};  // whatever the format shows
  Inputs inputs_{};
  std::unique_ptr<DraftReview> review_{};
  std::vector<Output> outputs_{};
  RunTotals totals_{};
  std::set<uint64_t> accepted_{};     // of the baseline, that were met
  std::set<std::string> reviewed_{};  // drafts, as the baseline calls them
  bool failed_ = false;               // something could not be reviewed
  bool broken_ = false;               // an output cannot be written
};

bool ReviewRun::OpenOutputs() {
  for (const OutputChoice& choice : options_.outputs) {
    const WriterEntry& format = *FindWriter(choice.format);
    auto sink = Sink::Open(choice.file);
    if (!sink) {
      LogErrors(sink.error());
      return false;
    }
    WriterOptions writer_options;
    writer_options.selection = SelectionFor(options_, kind_, format);
    writer_options.color = WantsColor(options_.color, choice.file);
    writer_options.version = kVersion;
    writer_options.rules = review_->database().book.rules;
    totals_.lowest_shown =
        std::min(totals_.lowest_shown, writer_options.selection.lowest);
    outputs_.push_back({std::move(*sink), format.make(writer_options)});
  }
  totals_.other_files = inputs_.other_files;
  return true;
}

bool ReviewRun::Write(Output* output, std::string_view bytes) {
  if (bytes.empty()) return true;
  const Result<void> written = output->sink->Write(bytes);
  if (written) return true;
  if (!output->sink->broken_pipe()) LogErrors(written.error());
  broken_ = true;
  return false;
}

bool ReviewRun::WriteAll(std::string_view (Writer::*part)() const) {
  return std::ranges::all_of(outputs_, [&](Output& output) {
    return Write(&output, (output.writer.get()->*part)());
  });
}

bool ReviewRun::Finish() {
  bool finished = true;
  for (Output& output : outputs_) {
    if (const Result<void> done = output.sink->Finish(); !done) {
      LogErrors(done.error());
      finished = false;
    }
  }
  return finished;
}

// Only what stood in drafts of this run can be missed.
void ReviewRun::TellUnusedOfBaseline() const {
  size_t unused = 0;
  for (const auto& [fingerprint, finding] : review_->baseline().findings) {
    if (accepted_.contains(fingerprint) || !reviewed_.contains(finding.draft)) {
      continue;
    }
    ++unused;
    LogVerbose(ToString({fmt::format("{} \"{}\" stands no longer in {}",
                                     finding.rule, finding.text, finding.draft),
                         finding.place.file, finding.place.line,
                         finding.place.column}));
  }
  if (unused == 0) return;
  LogNote(fmt::format(
      "{}: {} accepted {} no longer there (--verbose lists "
      "them, galley baseline --prune takes them out)",
      options_.baseline, unused, unused == 1 ? "finding is" : "findings are"));
}

Outcome ReviewRun::ReviewOne(const Input& input, Annotator* annotator) const {
  Outcome outcome;
  ReviewedDraft reviewed = review_->Review(input, annotator);
  outcome.errors = std::move(reviewed.errors);
  outcome.notes = std::move(reviewed.notes);
  if (reviewed.document == nullptr) return outcome;
  outcome.reviewed = true;
  const Report& report = reviewed.report;
  for (const Output& output : outputs_) {
    output.writer->Write(*reviewed.document, report,
                         &outcome.pieces.emplace_back());
  }
  outcome.entities = static_cast<size_t>(std::ranges::count_if(
      report.annotations, [this](const auto& a) { return all_.Shows(a); }));
  for (const Finding& finding : report.findings) {
    if (!all_.Keeps(finding.category, finding.rule)) continue;
    ++(finding.suppression
           ? outcome.suppressed
           : outcome.findings[static_cast<size_t>(finding.severity)]);
  }
  for (const Error& unused : reviewed.judgement.unused) {
    outcome.notes.push_back(ToString(unused));
  }
  outcome.accepted = std::move(reviewed.judgement.accepted);
  if (!options_.baseline.empty()) {
    outcome.name_in_baseline = PathSeenFrom(options_.baseline, input.path);
  }
  return outcome;
}

bool ReviewRun::Take(Outcome outcome) {
  LogErrors(outcome.errors);
  for (const std::string& note : outcome.notes) LogNote(note);
  failed_ |= !outcome.errors.empty();
  totals_.Add(outcome);
  accepted_.insert(outcome.accepted.begin(), outcome.accepted.end());
  if (outcome.reviewed) reviewed_.insert(outcome.name_in_baseline);
  for (size_t i = 0; i < outcome.pieces.size(); ++i) {
    Output& output = outputs_[i];
    if (outcome.pieces[i].empty()) continue;
    if (output.has_pieces && !Write(&output, output.writer->Separator())) {
      return false;
    }
    output.has_pieces = true;
    if (!Write(&output, outcome.pieces[i])) return false;
  }
  return true;
}

void ReviewRun::ReviewAll() {
  Progress progress(inputs_.drafts.size(), options_.quiet);
  RunSteps steps;
  steps.make_worker = [this] {
    const auto annotator = std::make_shared<Annotator>(review_->database());
    return [this, annotator](size_t index) {
      const Input& input = inputs_.drafts[index];
      try {
        return ReviewOne(input, annotator.get());
      } catch (const std::bad_alloc&) {
        Outcome outcome;
        outcome.errors.push_back({"not enough memory for it", input.path});
        return outcome;
      }
    };
  };
  steps.take = [&](Outcome outcome) {
    if (!outcome.errors.empty() || !outcome.notes.empty()) progress.Clear();
    return Take(std::move(outcome));
  };
  steps.tick = [&progress](size_t taken) { progress.Show(taken); };
  RunInOrder(inputs_.drafts.size(), options_.jobs, steps);
  progress.Clear();
}

}  // namespace

ExitStatus ReviewDrafts(const Options& options, ReviewKind kind) {
  return ReviewRun(options, kind).Run();
}

}  // namespace galley
