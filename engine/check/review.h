// Review: the straight way of one document. The first file to read.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/annotate/annotator.h"
#include "engine/check/report.h"
#include "engine/check/validator.h"

namespace galley {

// What is done with every document: tag, check, validate, merge. Immutable and
// shared by all threads; each thread brings its own Annotator.
class Review {
 public:
  // `validators`: the table of validators/registry.h. The database must outlive
  // the review.
  Review(const Database& database, std::span<const ValidatorEntry> validators,
         ReviewOptions options = {});
  ~Review();

  // A validator that was made for this run; it runs behind those of the table.
  // REQUIRES: no thread uses the review yet.
  void Add(std::unique_ptr<Validator> validator);

  // Entities only.
  Report Tag(const Document& document, Annotator& annotator) const;
  // Entities and findings.
  Report Check(const Document& document, Annotator& annotator) const;

 private:
  // Leaves out those findings that stand last where there are too many; were
  // there?
  bool Bound(Report* report) const;

  const Database& database_;
  const size_t max_findings_;
  std::vector<std::unique_ptr<Validator>> validators_;
};

}  // namespace galley
