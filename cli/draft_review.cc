#include "cli/draft_review.h"

#include <algorithm>
#include <utility>

#include "cli/across_pass.h"
#include "cli/log.h"
#include "cli/rules_loader.h"
#include "cli/settings_loader.h"
#include "engine/base/file.h"
#include "engine/check/settings_in_force.h"
#include "engine/input/reader.h"
#include "validators/registry.h"

namespace galley {

std::unique_ptr<DraftReview> DraftReview::Make(const Options& options,
                                               ReviewKind kind,
                                               const Inputs& inputs) {
  std::unique_ptr<DraftReview> made(new DraftReview(options, kind));
  return made->Load(inputs) ? std::move(made) : nullptr;
}

bool DraftReview::Load(const Inputs& inputs) {
  database_ = LoadRules(options_);
  if (database_ == nullptr || !KnowsNames() || !LoadKnown(inputs)) return false;
  const auto make = [this] {
    return std::make_unique<galley::Review>(
        *database_, Validators(),
        ReviewOptions{options_.period, options_.max_findings});
  };
  review_ = make();
  if (since_) review_of_earlier_ = make();
  return !options_.across || Compare(inputs);
}

// A name that nothing has is a slip of the pen, and would hide everything.
bool DraftReview::KnowsNames() const {
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

bool DraftReview::LoadKnown(const Inputs& inputs) {
  Errors errors;
  if (!options_.baseline.empty()) {
    Result<std::string> bytes = ReadFile(options_.baseline);
    if (bytes) {
      baseline_ = ReadBaseline(options_.baseline, *bytes, &errors);
    } else {
      errors = std::move(bytes.error());
    }
  }
  if (!options_.since.empty()) {
    if (std::ranges::any_of(inputs.drafts, &Input::is_standard_input)) {
      errors.push_back(
          {"--since: standard input has no earlier revision; "
           "name the file"});
    }
    Result<GitRevision> revision = GitRevision::Find(options_.since);
    if (revision) {
      since_ = *std::move(revision);
    } else {
      std::ranges::move(revision.error(), std::back_inserter(errors));
    }
  }
  LogErrors(errors);
  return errors.empty();
}

bool DraftReview::Compare(const Inputs& inputs) {
  if (std::ranges::any_of(inputs.drafts, &Input::is_standard_input)) {
    LogError(
        "--across reads drafts twice, and standard input only once; save "
        "it to a file");
    return false;
  }
  auto across = CompareDrafts(inputs.drafts, options_, *database_);
  if (!across) {
    LogErrors(across.error());
    return false;
  }
  review_->Add(std::move(*across));
  return true;
}

// What cannot be read in the earlier revision was not judged there.
Errors DraftReview::AddEarlier(const Input& input, Annotator* annotator,
                               Known* known) const {
  Result<std::optional<std::string>> bytes = since_->BytesOf(input.path);
  if (!bytes) return std::move(bytes.error());
  if (!bytes->has_value()) return {};
  std::vector<std::string> notes;
  const auto document =
      ReadDocument(input.path, **std::move(bytes), options_.reading, &notes);
  if (!document) return {};
  for (const Finding& finding :
       review_of_earlier_->Check(**document, *annotator).findings) {
    known->earlier.insert(finding.fingerprint);
  }
  return {};
}

ReviewedDraft DraftReview::Review(const Input& input,
                                  Annotator* annotator) const {
  std::vector<std::string> notes;
  auto document = ReadDraft(input, options_.reading, &notes);
  ReviewedDraft reviewed = ReviewRead(input, std::move(document), annotator);
  reviewed.notes = std::move(notes);
  return reviewed;
}

ReviewedDraft DraftReview::ReviewBytes(const Input& input, std::string bytes,
                                       Annotator* annotator) const {
  std::vector<std::string> notes;
  auto document =
      ReadDocument(input.path, std::move(bytes), options_.reading, &notes);
  ReviewedDraft reviewed = ReviewRead(input, std::move(document), annotator);
  reviewed.notes = std::move(notes);
  return reviewed;
}

ReviewedDraft DraftReview::ReviewRead(
    const Input& input, Result<std::unique_ptr<Document>> document,
    Annotator* annotator) const {
  ReviewedDraft reviewed;
  if (!document) {
    reviewed.errors = std::move(document.error());
    return reviewed;
  }
  reviewed.document = *std::move(document);
  Report& report = reviewed.report;
  if (kind_ == ReviewKind::kTag) {
    report = review_->Tag(*reviewed.document, *annotator);
  } else {
    report = review_->Check(*reviewed.document, *annotator);
  }
  for (const std::string& problem : report.problems) {
    reviewed.errors.push_back({problem});
  }
  ApplySettings(options_.settings,
                PathSeenFrom(options_.settings.file, input.path), &report);
  if (kind_ == ReviewKind::kTag) return reviewed;
  Known known;
  if (!options_.baseline.empty()) known.baseline = &baseline_;
  if (since_) {
    known.revision = options_.since;
    std::ranges::move(AddEarlier(input, annotator, &known),
                      std::back_inserter(reviewed.errors));
  }
  reviewed.judgement =
      Judge(*reviewed.document, database_->book, known, &report);
  return reviewed;
}

}  // namespace galley
