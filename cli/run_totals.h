// RunTotals: what a run of check or tag came to.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "cli/ordered_run.h"
#include "engine/check/finding.h"

namespace galley {

struct RunTotals {
  size_t drafts = 0;       // reviewed
  size_t failed = 0;       // not reviewed
  size_t other_files = 0;  // of folders, not drafts
  size_t entities = 0;
  std::array<size_t, 3> findings{};  // by Severity
  size_t suppressed = 0;
  Severity lowest_shown = Severity::kError;

  void Add(const Outcome& outcome);
  bool AtOrAbove(std::optional<Severity> severity) const;
};

// One line for standard error, as in "3 drafts checked: 2 errors, 1 warning".
std::string SummaryOf(const RunTotals& totals, bool checked);

}  // namespace galley
