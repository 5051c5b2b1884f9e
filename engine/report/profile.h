// Profile: what each rule costs over some drafts, and what it finds there.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/annotate/trace.h"
#include "engine/check/report.h"
#include "engine/rules/database.h"

namespace galley {

// Sums of one rule.
struct RuleProfile {
  uint64_t hits = 0;     // of its trigger, or anchors of its sequence
  uint64_t matches = 0;  // that its conditions let pass
  uint64_t kept = 0;     // of these, in the reports
  double milliseconds = 0;
  // Of its pattern compiled alone; nothing for other kinds.
  double compile_milliseconds = 0;
  size_t database_bytes = 0;
};

class Profile {
 public:
  // `database` must outlive it. Compiles every pattern alone: some seconds.
  explicit Profile(const Database& database);

  // What one document's trace and report say. The trace has costs.
  void Add(const Trace& trace, const Report& report);

  const std::vector<RuleProfile>& rules() const { return rules_; }

  // The rules dearest first, then what is wrong with them: what never fires,
  // what always loses, names of several types, and advice for the dearest.
  std::string Text() const;
  // A line a rule (docs/report-format.md).
  std::string JsonLines() const;

 private:
  std::vector<uint32_t> DearestFirst() const;
  double TotalMilliseconds() const;
  std::string Advice(uint32_t rule) const;
  std::string_view KindOf(uint32_t rule) const;
  // The rule that took most matches of a rule that keeps none; empty: it keeps
  // some, or matched nothing.
  std::string_view AlwaysLostTo(uint32_t rule) const;

  const Database& database_;
  std::vector<RuleProfile> rules_{};  // by index in the Database
  std::vector<std::map<std::string_view, uint64_t>> lost_to_{};
  // Names found at one place by gazetteers of several types: which.
  std::map<std::string, std::set<std::string_view>> ambiguous_{};
};

}  // namespace galley
