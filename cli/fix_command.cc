// galley fix: the repairs that are sure, made in the draft or shown.

#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/draft_review.h"
#include "cli/log.h"
#include "cli/print.h"
#include "engine/base/file.h"
#include "engine/check/fix.h"
#include "engine/report/line_diff.h"
#include "engine/text/decode.h"

namespace galley {
namespace {

// A repair can make room for the next one; so many rounds are enough, or rules
// undo what others do.
constexpr int kMaxRounds = 10;

// Why a file cannot be edited byte by byte; empty: it can.
std::string_view Obstacle(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("%PDF")) {
    return "is no text, Markdown or HTML; galley fix edits only these";
  }
  if (!IsValidUtf8(bytes) || bytes.find('\0') != std::string_view::npos) {
    return "is not UTF-8; save it as UTF-8 to have it fixed";
  }
  return {};
}

class Fixing {
 public:
  Fixing(const Options& options, const DraftReview& review)
      : options_(options), review_(review), annotator_(review.database()) {
    selection_.only = options.only;
    selection_.skip = options.skip;
  }

  void Fix(const Input& input) {
    Result<std::string> bytes = ReadFile(input.path);
    Errors errors = bytes ? Errors{} : bytes.error();
    if (bytes) {
      if (const std::string_view obstacle = Obstacle(*bytes);
          !obstacle.empty()) {
        errors.push_back({std::string(obstacle), input.path});
      }
    }
    if (errors.empty()) errors = FixBytes(input, *bytes);
    LogErrors(errors);
    failed_ |= !errors.empty();
  }

  ExitStatus Finish() const {
    const auto count = [](size_t number, std::string_view what) {
      return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
    };
    std::string summary = fmt::format(
        "{} in {}{}", count(fixed_, "repair"), count(drafts_, "draft"),
        options_.dry_run ? ", shown and not made" : "");
    if (by_hand_ != 0) {
      summary += fmt::format("; {} in markup left to you", by_hand_);
    }
    LogNote(summary);
    if (failed_) return ExitStatus::kFailed;
    return Print(diff_, options_.dry_run && fixed_ != 0 ? ExitStatus::kFound
                                                        : ExitStatus::kDone);
  }

 private:
  Errors FixBytes(const Input& input, const std::string& before) {
    std::string bytes = before;
    size_t fixed = 0;
    size_t by_hand = 0;
    for (int round = 0; round < kMaxRounds; ++round) {
      const ReviewedDraft reviewed =
          review_.ReviewBytes(input, bytes, &annotator_);
      if (!reviewed.errors.empty()) return reviewed.errors;
      std::vector<const Finding*> findings;
      for (const Finding& finding : reviewed.report.findings) {
        if (selection_.Shows(finding)) findings.push_back(&finding);
      }
      FixedDraft result = ApplyFixes(*reviewed.document, bytes, findings);
      by_hand = result.in_markup;
      if (result.fixed == 0) break;
      fixed += result.fixed;
      bytes = std::move(result.bytes);
    }
    fixed_ += fixed;
    by_hand_ += by_hand;
    if (bytes == before) return {};
    ++drafts_;
    if (options_.dry_run) {
      diff_ += UnifiedDiff(input.path, before, bytes);
      return {};
    }
    const Result<void> written = WriteFile(input.path, bytes);
    return written ? Errors{} : written.error();
  }

  const Options& options_;
  const DraftReview& review_;
  Annotator annotator_;
  Selection selection_{};
  std::string diff_{};
  size_t drafts_ = 0;  // that changed
  size_t fixed_ = 0;
  size_t by_hand_ = 0;
  bool failed_ = false;
};

}  // namespace

ExitStatus FixDrafts(const Options& options) {
  if (options.dry_run == options.in_place) {
    LogError("say --dry-run to see the repairs, or --in-place to make them");
    return ExitStatus::kFailed;
  }
  const Inputs inputs = CollectInputs(options.paths, options.stdin_filename);
  LogErrors(inputs.errors);
  if (inputs.drafts.empty() || !inputs.errors.empty()) {
    return ExitStatus::kFailed;
  }
  for (const Input& input : inputs.drafts) {
    if (!input.is_standard_input) continue;
    LogError("standard input cannot be fixed in place; name the file");
    return ExitStatus::kFailed;
  }
  const auto review = DraftReview::Make(options, ReviewKind::kCheck, inputs);
  if (review == nullptr) return ExitStatus::kFailed;
  Fixing fixing(options, *review);
  for (const Input& input : inputs.drafts) fixing.Fix(input);
  return fixing.Finish();
}

}  // namespace galley
