// NameCandidates: names of gazetteers found in a document, with their policies.
// One per thread.
#pragma once

#include <utility>
#include <vector>

#include "engine/annotate/condition.h"
#include "engine/annotate/lattice.h"
#include "engine/annotate/recorder.h"

namespace galley {

class NameCandidates {
 public:
  explicit NameCandidates(const Database& database);

  // Appends a candidate for each name that has a type and whose policy holds to
  // `by_type`. Policies see words and names, no annotations: no stage has run.
  void Find(const Lattice& lattice, ConditionTester* conditions,
            const Recorder& recorder,
            std::vector<std::vector<Candidate>>* by_type);

 private:
  using Conditions = std::vector<CompiledCondition>;

  // Of the policy that an entry of the rule's list names; null: undeclared.
  const Conditions* PolicyOf(uint32_t rule, const NameEntry& entry);
  bool IsAllowed(const Candidate& candidate, const NameEntry& entry,
                 ConditionTester* conditions, const Recorder& recorder);

  const Database& database_;
  std::vector<uint32_t> rule_of_list_{};  // kNoIndex: a list without type
  // What PolicyOf found, by rule and NameEntry::policy.
  std::vector<std::vector<std::pair<uint32_t, const Conditions*>>> policies_{};
};

}  // namespace galley
