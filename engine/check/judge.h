// Judging: which findings were looked at before, and may stay.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/check/report.h"
#include "engine/rules/baseline.h"
#include "engine/rules/rule_book.h"
#include "engine/text/document.h"

namespace galley {

// What is known of a draft's findings besides the marks in it.
struct Known {
  const Baseline* baseline = nullptr;  // null: there is none
  std::string revision{};              // --since; empty: none
  std::set<uint64_t> earlier{};        // fingerprints in that revision
};

struct Judgement {
  std::vector<uint64_t> accepted{};  // of the baseline, that stood here
  // Marks that cannot be understood, and those that concern no finding.
  Errors unused{};
};

// Sets Finding::suppression where a mark in the draft, the baseline or the
// earlier revision says so; the mark is asked first. REQUIRES: fingerprints.
Judgement Judge(const Document& document, const RuleBook& book,
                const Known& known, Report* report);

// What the baseline keeps of a finding, without who, why and until.
AcceptedFinding AcceptedOf(const Document& document, const Finding& finding,
                           std::string draft);

}  // namespace galley
