// SequenceRunner: where the sequences of a database match a document. One per
// thread.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "engine/annotate/condition.h"
#include "engine/annotate/recorder.h"
#include "engine/annotate/sequence_tracer.h"
#include "engine/annotate/starts.h"
#include "engine/annotate/value.h"

namespace galley {

class SequenceRunner {
 public:
  // `check`: of the check rules, else of those that make entities. All must
  // stay.
  SequenceRunner(const Database& database, bool check, const Lattice& lattice,
                 ConditionTester* conditions, const Evaluator& evaluator,
                 const Recorder& recorder);

  // Finds the anchors of all sequences; before any of them is run.
  void Begin();

  // The matches of one rule whose conditions hold, first to last, not
  // overlapping: take(const Program&, const MatchView&).
  template <typename Take>
  void Run(uint32_t rule, Take take);

 private:
  // Words at which a match of the rule may begin, into starts_here_.
  void FindStarts(const CompiledRule& rule, const Program& program,
                  uint32_t index);
  // The match that begins at a word, into view_, if the rule holds there.
  bool Match(const CompiledRule& rule, const Program& program, uint32_t index,
             uint32_t at);
  bool Refine(const Rule& rule);

  const Database& database_;
  const Lattice& lattice_;
  ConditionTester& conditions_;
  const Evaluator& evaluator_;
  const Recorder& recorder_;
  Machine machine_{};
  SequenceTracer tracer_;
  Starts starts_;
  std::vector<uint32_t> starts_here_{};
  SequenceMatch match_{};
  MatchView view_{};
};

template <typename Take>
void SequenceRunner::Run(uint32_t rule, Take take) {
  const CompiledRule& compiled = database_.rules[rule];
  const Program& program = database_.programs[compiled.program];
  FindStarts(compiled, program, rule);
  uint32_t next = 0;  // behind the last match
  for (const uint32_t at : starts_here_) {
    if (at < next || !Match(compiled, program, rule, at)) continue;
    take(program, view_);
    next = match_.words.last;
  }
  if (Trace* trace = recorder_.Explains()) tracer_.End(trace);
}

}  // namespace galley
