// Recorder: what rules tried, told to the trace of an annotator, if it has one.
//
// Without a trace each call costs one branch.
#pragma once

#include "engine/annotate/condition.h"
#include "engine/annotate/match_view.h"
#include "engine/annotate/trace.h"
#include "engine/rules/build_log.h"

namespace galley {

class Recorder {
 public:
  // Both must stay.
  Recorder(const Lattice& lattice, const ConditionTester& conditions)
      : lattice_(lattice), conditions_(conditions) {}

  void TraceTo(Trace* trace) { trace_ = trace; }
  Trace* trace() const { return trace_; }
  // The trace, when near misses are looked for; else null.
  Trace* Explains() const {
    return trace_ != nullptr && trace_->near_misses_too ? trace_ : nullptr;
  }

  // What kept a rule from holding; of a condition, the tester's last failure.
  void Miss(uint32_t rule, Obstacle obstacle, Span span,
            std::string_view detail = {}) const;
  // A match that held; `type`: or the category of a check.
  void Matched(uint32_t rule, std::string_view type, Span span,
               const MatchView& view) const;
  void Hit(uint32_t rule) const {
    if (trace_ != nullptr) trace_->Cost(rule, 1, 0);
  }
  // Does `work` and puts its time down to the rule.
  template <typename Work>
  void Timed(uint32_t rule, Work work) const {
    if (trace_ == nullptr) return work();
    const StopWatch watch;
    work();
    trace_->Cost(rule, 0, watch.Milliseconds());
  }

 private:
  const Lattice& lattice_;
  const ConditionTester& conditions_;
  Trace* trace_ = nullptr;
};

}  // namespace galley
