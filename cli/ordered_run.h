// RunInOrder: many documents on several threads, their results in order.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/check/finding.h"

namespace galley {

// What one document came to, without the document.
struct Outcome {
  std::vector<std::string> pieces{};  // what each writer made of it
  Errors errors{};                    // it, or a part of it, was not reviewed
  std::vector<std::string> notes{};   // for --verbose and everybody else
  bool reviewed = false;
  size_t entities = 0;               // shown
  std::array<size_t, 3> findings{};  // shown, by Severity
  size_t suppressed = 0;             // that would be shown, but were judged
  std::vector<uint64_t> accepted{};  // fingerprints of the baseline it has
  std::string name_in_baseline{};    // of the document
};

// Does document number `index`. One per thread.
using Worker = std::function<Outcome(size_t index)>;

struct RunSteps {
  // Called once on each thread.
  std::function<Worker()> make_worker;
  // Called on the caller's thread in order; false ends the run.
  std::function<bool(Outcome outcome)> take;
  // Called on the caller's thread a few times a second.
  std::function<void(size_t taken)> tick;
};

// Works on 0..count-1. At most 2 * jobs outcomes wait for their turn, so that a
// run of any length needs the memory of a few documents.
void RunInOrder(size_t count, unsigned jobs, const RunSteps& steps);

}  // namespace galley
