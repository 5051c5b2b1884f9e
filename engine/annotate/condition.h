// Conditions: tests on a match that never consume. One per thread.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/annotate/machine.h"
#include "engine/annotate/match_view.h"

namespace galley {

class ConditionTester {
 public:
  explicit ConditionTester(const Lattice& lattice) : lattice_(lattice) {}

  // Forget what was found out of the document before.
  void Begin() {
    named_ids_.clear();
    counted_lists_.clear();
  }

  // True when all hold. `entry`: of a gazetteer hit, for <document has="name">.
  bool Hold(const std::vector<CompiledCondition>& conditions,
            const MatchView& match, const NameEntry* entry = nullptr);
  // The first one that did not, of the last Hold that was false.
  const Condition* failed() const { return failed_; }

 private:
  bool Holds(const CompiledCondition& condition, const MatchView& match,
             const NameEntry* entry);
  // Searches words [range) for the program, within `bounds`.
  bool Found(const Program& program, WordRange range, WordRange bounds);
  bool IsInside(const CompiledCondition& condition, Span span,
                WordRange words) const;
  bool IsAt(std::string_view where, Span span, WordRange words) const;
  bool LineIsCapitals(Span span) const;
  bool DocumentNames(const NameEntry& entry);

  const Lattice& lattice_;
  const Condition* failed_ = nullptr;
  Machine machine_{};
  SequenceMatch scratch_{};
  std::vector<uint32_t> counted_lists_{};  // those in named_ids_
  // Id -> the entry of its name that occurs; kNoIndex: several entries do.
  std::unordered_map<uint32_t, uint32_t> named_ids_{};
};

}  // namespace galley
