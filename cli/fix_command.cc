// galley fix: the repairs that are sure, made in the draft or a copy, or shown;
// in a DOCX as tracked changes.

#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/draft_review.h"
#include "cli/log.h"
#include "cli/print.h"
#include "engine/base/file.h"
#include "engine/check/fix.h"
#include "engine/input/package_format.h"
#include "engine/input/tracked_changes.h"
#include "engine/report/line_diff.h"
#include "engine/text/decode.h"

namespace galley {
namespace {

// A repair can make room for the next one; so many rounds are enough, or rules
// undo what others do.
constexpr int kMaxRounds = 10;

// Why a file cannot be edited; empty: it can, or its reader says why.
std::string_view Obstacle(std::string_view bytes) {
  if (IsPackage(bytes)) return {};
  if (bytes.starts_with("%PDF")) {
    return "is no text, Markdown, HTML or DOCX; galley fix edits only these";
  }
  if (!IsValidUtf8(bytes) || bytes.find('\0') != std::string_view::npos) {
    return "is not UTF-8; save it as UTF-8 to have it fixed";
  }
  return {};
}

Result<FixedDraft> Fixed(const Document& document, std::string_view bytes,
                         const std::vector<const Finding*>& findings,
                         const ReadOptions& options) {
  if (!IsPackage(bytes)) return ApplyFixes(document, bytes, findings);
  const auto changes = TrackedChanges::Open(bytes, document.text(), options);
  if (!changes) return tl::unexpected(changes.error());
  const ChosenFixes chosen =
      ChooseFixes(findings, [&changes](const Edit& edit) {
        return changes->Takes({edit.span, edit.replacement});
      });
  std::vector<TextEdit> edits;
  for (const Edit* edit : chosen.edits) {
    edits.push_back({edit->span, edit->replacement});
  }
  auto edited = changes->Write(edits);
  if (!edited) return tl::unexpected(std::move(edited.error()));
  return FixedDraft{std::move(*edited), chosen.fixed, chosen.deferred,
                    chosen.in_markup};
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
    std::string old_text;
    std::string new_text;
    size_t fixed = 0;
    size_t by_hand = 0;
    for (int round = 0; round < kMaxRounds; ++round) {
      const ReviewedDraft reviewed =
          review_.ReviewBytes(input, bytes, &annotator_);
      if (!reviewed.errors.empty()) return reviewed.errors;
      new_text = reviewed.document->text();
      if (round == 0) old_text = new_text;
      std::vector<const Finding*> findings;
      for (const Finding& finding : reviewed.report.findings) {
        if (selection_.Shows(finding)) findings.push_back(&finding);
      }
      auto result =
          Fixed(*reviewed.document, bytes, findings, options_.reading);
      if (!result) {
        for (Error& error : result.error()) error.file = input.path;
        return std::move(result.error());
      }
      by_hand = result->in_markup;
      if (result->fixed == 0) break;
      fixed += result->fixed;
      bytes = std::move(result->bytes);
    }
    fixed_ += fixed;
    by_hand_ += by_hand;
    drafts_ += bytes == before ? 0 : 1;
    if (options_.dry_run) {
      if (bytes == before) return {};
      const bool packed = IsPackage(bytes);
      diff_ += UnifiedDiff(input.path, packed ? old_text : before,
                           packed ? new_text : bytes);
      return {};
    }
    if (bytes == before && options_.copy.empty()) return {};
    const Result<void> written =
        WriteFile(options_.copy.empty() ? input.path : options_.copy, bytes);
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
  if (options.dry_run + options.in_place + !options.copy.empty() != 1) {
    LogError(
        "say --dry-run to see the repairs, --in-place to make them, or -o COPY "
        "to make them in a copy");
    return ExitStatus::kFailed;
  }
  const Inputs inputs = CollectInputs(options.paths, options.stdin_filename);
  LogErrors(inputs.errors);
  if (inputs.drafts.empty() || !inputs.errors.empty()) {
    return ExitStatus::kFailed;
  }
  if (!options.copy.empty() && inputs.drafts.size() != 1) {
    LogError("-o names the copy of one draft; name one draft, or --in-place");
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
