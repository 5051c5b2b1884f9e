#include "cli/review_run.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>

#include "cli/across_pass.h"
#include "cli/inputs.h"
#include "cli/log.h"
#include "cli/ordered_run.h"
#include "cli/progress.h"
#include "cli/rules_loader.h"
#include "cli/run_totals.h"
#include "cli/settings_loader.h"
#include "cli/sink.h"
#include "cli/version.h"
#include "engine/annotate/annotator.h"
#include "engine/check/review.h"
#include "engine/check/settings_in_force.h"
#include "engine/report/writer.h"
#include "validators/registry.h"

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
  selection.entities = format.entities == EntityUse::kAlways ||
                       (format.entities == EntityUse::kAsked &&
                        (kind == ReviewKind::kTag || options.entities));
  selection.findings = kind == ReviewKind::kCheck;
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

  ExitStatus Run() {
    inputs_ = CollectInputs(options_.paths, options_.stdin_filename);
    LogErrors(inputs_.errors);
    failed_ = !inputs_.errors.empty();
    if (inputs_.drafts.empty()) return ExitStatus::kFailed;
    database_ = LoadRules(options_);
    if (database_ == nullptr || !KnowsNames() || !OpenOutputs()) {
      return ExitStatus::kFailed;
    }
    review_ = std::make_unique<Review>(*database_, Validators(),
                                       ReviewOptions{options_.period});
    if (options_.across && !Compare()) return ExitStatus::kFailed;
    if (!WriteAll(&Writer::Begin)) return ExitStatus::kFailed;
    ReviewAll();
    if (broken_ || !WriteAll(&Writer::End) || !Finish()) {
      return ExitStatus::kFailed;
    }
    LogNote(SummaryOf(totals_, kind_ == ReviewKind::kCheck));
    if (failed_) return ExitStatus::kFailed;
    return totals_.AtOrAbove(options_.fail_on) ? ExitStatus::kFound
                                               : ExitStatus::kDone;
  }

 private:
  bool KnowsNames() const;
  bool OpenOutputs();
  bool Compare();
  bool WriteAll(std::string_view (Writer::*part)() const);
  bool Finish();
  void ReviewAll();
  Outcome ReviewOne(const Input& input, Annotator* annotator) const;
  bool Take(Outcome outcome);
  bool Write(Output* output, std::string_view bytes);

  const Options& options_;
  const ReviewKind kind_;
  Selection all_{};  // whatever the format shows
  Inputs inputs_{};
  std::unique_ptr<Database> database_{};
  std::unique_ptr<Review> review_{};
  std::vector<Output> outputs_{};
  RunTotals totals_{};
  bool failed_ = false;  // something could not be reviewed
  bool broken_ = false;  // an output cannot be written
};

// A name that nothing has is a slip of the pen, and would hide everything.
bool ReviewRun::KnowsNames() const {
  bool known = true;
  for (const Selection::Names* names : {&options_.only, &options_.skip}) {
    for (const std::string& name : *names) {
      if (KnowsName(database_->book, name)) continue;
      LogError("no type, category or rule is called \"" + name +
               "\"; galley rules list shows them");
      known = false;
    }
  }
  return known;
}

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
    writer_options.rules = database_->book.rules;
    totals_.lowest_shown =
        std::min(totals_.lowest_shown, writer_options.selection.lowest);
    outputs_.push_back({std::move(*sink), format.make(writer_options)});
  }
  totals_.other_files = inputs_.other_files;
  return true;
}

bool ReviewRun::Compare() {
  if (std::ranges::any_of(inputs_.drafts, &Input::is_standard_input)) {
    LogError(
        "--across reads drafts twice, and standard input only once; save "
        "it to a file");
    return false;
  }
  auto across = CompareDrafts(inputs_.drafts, options_, *database_);
  if (!across) {
    LogErrors(across.error());
    return false;
  }
  review_->Add(std::move(*across));
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

Outcome ReviewRun::ReviewOne(const Input& input, Annotator* annotator) const {
  Outcome outcome;
  const auto document = ReadDraft(input, options_.reading, &outcome.notes);
  if (!document) {
    outcome.errors = document.error();
    return outcome;
  }
  Report report = kind_ == ReviewKind::kCheck
                      ? review_->Check(**document, *annotator)
                      : review_->Tag(**document, *annotator);
  ApplySettings(options_.settings, PathForSettings(options_, input.path),
                &report);
  outcome.reviewed = true;
  for (const Output& output : outputs_) {
    output.writer->Write(**document, report, &outcome.pieces.emplace_back());
  }
  outcome.entities = static_cast<size_t>(std::ranges::count_if(
      report.annotations, [this](const auto& a) { return all_.Shows(a); }));
  for (const Finding& finding : report.findings) {
    if (!all_.Shows(finding)) continue;
    ++outcome.findings[static_cast<size_t>(finding.severity)];
  }
  for (const std::string& problem : report.problems) {
    outcome.errors.push_back({problem, input.path});
  }
  return outcome;
}

bool ReviewRun::Take(Outcome outcome) {
  LogErrors(outcome.errors);
  for (const std::string& note : outcome.notes) LogNote(note);
  failed_ |= !outcome.errors.empty();
  totals_.Add(outcome);
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
    const auto annotator = std::make_shared<Annotator>(*database_);
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
