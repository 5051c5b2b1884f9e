#include "engine/check/review.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/check/check_rules.h"
#include "engine/check/fingerprint.h"
#include "engine/check/merge.h"

namespace galley {

Review::Review(const Database& database,
               std::span<const ValidatorEntry> validators,
               ReviewOptions options)
    : database_(database), max_findings_(options.max_findings) {
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
  report.findings =
      FindingsOf(annotator.Check(document, max_findings_ + 1, &report.problems),
                 database_, document);
  bool bounded = Bound(&report);
  for (const auto& validator : validators_) {
    validator->Validate(document, &report);
    bounded = Bound(&report) || bounded;
  }
  if (bounded) {
    report.problems.push_back(
        fmt::format("{}: has more than {} findings, and the others are left "
                    "out; --max-findings allows more",
                    document.name(), max_findings_));
  }
  MergeOverlaps(database_, &report.findings, annotator.trace());
  SetFingerprints(document, &report.findings);
  return report;
}

bool Review::Bound(Report* report) const {
  if (report->findings.size() <= max_findings_) return false;
  std::ranges::stable_sort(report->findings, {}, &Finding::span);
  report->findings.resize(max_findings_);
  return true;
}

}  // namespace galley
