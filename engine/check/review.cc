#include "engine/check/review.h"

#include "engine/check/check_rules.h"
#include "engine/check/fingerprint.h"
#include "engine/check/merge.h"

namespace galley {

Review::Review(const Database& database,
               std::span<const ValidatorEntry> validators,
               ReviewOptions options)
    : database_(database) {
  for (const ValidatorEntry& entry : validators) {
    std::vector<Binding> bindings = BindingsOf(database, entry.name);
    if (bindings.empty()) continue;
    validators_.push_back(entry.make({database, options, std::move(bindings)}));
  }
}

Review::~Review() = default;

void Review::Add(std::unique_ptr<Validator> validator) {
  validators_.push_back(std::move(validator));
}

Report Review::Tag(const Document& document, Annotator& annotator) const {
  Report report;
  report.annotations = annotator.Annotate(document, &report.problems);
  return report;
}

Report Review::Check(const Document& document, Annotator& annotator) const {
  Report report = Tag(document, annotator);
  report.findings = FindingsOf(annotator.Check(document, &report.problems),
                               database_, document);
  for (const auto& validator : validators_) {
    validator->Validate(document, &report);
  }
  MergeOverlaps(database_, &report.findings, annotator.trace());
  SetFingerprints(document, &report.findings);
  return report;
}

}  // namespace galley
