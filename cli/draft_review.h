// DraftReview: one draft in, its report out, as settings and judgements want.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/git_revision.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "engine/annotate/annotator.h"
#include "engine/check/judge.h"
#include "engine/check/review.h"

namespace galley {

enum class ReviewKind { kCheck, kTag };

struct ReviewedDraft {
  std::unique_ptr<Document> document{};  // null: it could not be read
  Report report{};
  Judgement judgement{};
  Errors errors{};  // it, or a part of it, was not reviewed
  std::vector<std::string> notes{};
};

// What check, tag, baseline and fix do alike. Immutable and shared by all
// threads once it is made; each thread brings its own Annotator.
class DraftReview {
 public:
  // Null after every error has been written.
  static std::unique_ptr<DraftReview> Make(const Options& options,
                                           ReviewKind kind,
                                           const Inputs& inputs);

  ReviewedDraft Review(const Input& input, Annotator* annotator) const;
  // The same of bytes that may stand in the draft's place.
  ReviewedDraft ReviewBytes(const Input& input, std::string bytes,
                            Annotator* annotator) const;

  const Database& database() const { return *database_; }
  const Baseline& baseline() const { return baseline_; }

 private:
  DraftReview(const Options& options, ReviewKind kind)
      : options_(options), kind_(kind) {}
  bool Load(const Inputs& inputs);
  ReviewedDraft ReviewRead(const Input& input,
                           Result<std::unique_ptr<Document>> document,
                           Annotator* annotator) const;
  bool KnowsNames() const;
  bool LoadKnown(const Inputs& inputs);
  bool Compare(const Inputs& inputs);
  Errors AddEarlier(const Input& input, Annotator* annotator,
                    Known* known) const;

  const Options& options_;
  const ReviewKind kind_;
  std::unique_ptr<Database> database_{};
  std::unique_ptr<galley::Review> review_{};
  // Compares no drafts: it would look for places that are not there yet.
  std::unique_ptr<galley::Review> review_of_earlier_{};
  Baseline baseline_{};
  std::optional<GitRevision> since_{};
};

}  // namespace galley
