// galley baseline: findings that were looked at and may stay.

#include <fmt/core.h>

#include <filesystem>
#include <set>
#include <system_error>

#include "cli/commands.h"
#include "cli/draft_review.h"
#include "cli/log.h"
#include "cli/ordered_run.h"
#include "cli/print.h"
#include "cli/settings_loader.h"
#include "engine/base/file.h"

namespace galley {
namespace {

ExitStatus Refuse(std::string_view message) {
  LogError(message);
  return ExitStatus::kFailed;
}

// What does not hold any more on a day that somebody names.
ExitStatus ListExpired(const Options& options) {
  if (options.accept.today.empty()) {
    return Refuse("--expired needs the day: --today YYYY-MM-DD");
  }
  const Result<std::string> bytes = ReadFile(options.baseline);
  Errors errors = bytes ? Errors{} : bytes.error();
  Baseline baseline;
  if (bytes) baseline = ReadBaseline(options.baseline, *bytes, &errors);
  LogErrors(errors);
  if (!errors.empty()) return ExitStatus::kFailed;
  std::string text;
  for (const auto& [fingerprint, finding] : baseline.findings) {
    if (finding.until.empty() || finding.until >= options.accept.today) {
      continue;
    }
    text += ToString({fmt::format("{} \"{}\" in {} was accepted by {} until "
                                  "{}: {}",
                                  finding.rule, finding.text, finding.draft,
                                  finding.who, finding.until, finding.why),
                      finding.place.file, finding.place.line,
                      finding.place.column}) +
            "\n";
  }
  return Print(text, text.empty() ? ExitStatus::kDone : ExitStatus::kFound);
}

class Acceptance {
 public:
  explicit Acceptance(const Options& options) : options_(options) {
    selection_.only = options.only;
    selection_.skip = options.skip;
  }

  ExitStatus Run() {
    const Inputs inputs =
        CollectInputs(options_.paths, options_.stdin_filename);
    LogErrors(inputs.errors);
    if (inputs.drafts.empty() || !inputs.errors.empty()) {
      return ExitStatus::kFailed;
    }
    std::error_code error;
    Options review_options = options_;
    if (!std::filesystem::exists(options_.baseline, error)) {
      review_options.baseline.clear();  // a new one
    }
    const auto review =
        DraftReview::Make(review_options, ReviewKind::kCheck, inputs);
    if (review == nullptr) return ExitStatus::kFailed;
    baseline_ = review->baseline();
    for (auto& [fingerprint, finding] : baseline_.findings) {
      old_.insert(fingerprint);
    }
    Annotator annotator(review->database());
    for (const Input& input : inputs.drafts) {
      Take(input, review->Review(input, &annotator));
    }
    if (failed_) return Refuse("nothing was written");
    return Write();
  }

 private:
  void Take(const Input& input, const ReviewedDraft& reviewed) {
    LogErrors(reviewed.errors);
    failed_ |= !reviewed.errors.empty();
    if (reviewed.document == nullptr) return;
    const std::string draft = PathSeenFrom(options_.baseline, input.path);
    reviewed_.insert(draft);
    met_.insert(reviewed.judgement.accepted.begin(),
                reviewed.judgement.accepted.end());
    for (const Finding& finding : reviewed.report.findings) {
      if (!selection_.Shows(finding)) continue;
      AcceptedFinding accepted = AcceptedOf(*reviewed.document, finding, draft);
      accepted.who = options_.accept.who;
      accepted.why = options_.accept.why;
      accepted.until = options_.accept.until;
      baseline_.findings.emplace(finding.fingerprint, std::move(accepted));
    }
  }

  ExitStatus Write() {
    size_t pruned = 0;
    if (options_.accept.prune) {
      pruned = std::erase_if(baseline_.findings, [this](const auto& entry) {
        return old_.contains(entry.first) && !met_.contains(entry.first) &&
               reviewed_.contains(entry.second.draft);
      });
    }
    const size_t added = baseline_.findings.size() + pruned - old_.size();
    if (added != 0 &&
        (options_.accept.who.empty() || options_.accept.why.empty())) {
      return Refuse(
          fmt::format("{} findings to accept; say --who and --why", added));
    }
    if (const Result<void> written =
            WriteFile(options_.baseline, BaselineText(baseline_));
        !written) {
      LogErrors(written.error());
      return ExitStatus::kFailed;
    }
    LogNote(fmt::format("{}: {} accepted, {} taken out, {} in all",
                        options_.baseline, added, pruned,
                        baseline_.findings.size()));
    return ExitStatus::kDone;
  }

  const Options& options_;
  Selection selection_{};
  Baseline baseline_{};
  std::set<uint64_t> old_{};
  std::set<uint64_t> met_{};
  std::set<std::string> reviewed_{};
  bool failed_ = false;
};

}  // namespace

ExitStatus AcceptFindings(const Options& options) {
  if (options.baseline.empty()) {
    return Refuse(
        "which baseline? name one with --baseline FILE, or with <baseline "
        "file=\"...\"/> in .galley.xml");
  }
  if (options.accept.expired) return ListExpired(options);
  if (options.paths.empty()) {
    return Refuse("name the drafts; see galley baseline --help");
  }
  return Acceptance(options).Run();
}

}  // namespace galley
