// Scanner: where the triggers of one PatternSet end in a text.
//
// One per thread and set; all scanners of a matcher share one scratch.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/match/pattern_set.h"

struct hs_scratch;

namespace galley {

// The ends that Hyperscan reported for one pattern.
struct Reports {
  std::vector<uint32_t> ends{};  // sorted, distinct
  bool sorted = true;            // only while scanning
  bool too_many = false;         // then `ends` are incomplete: do without them
};

class Scanner {
 public:
  // REQUIRES: `set` outlives the scanner.
  explicit Scanner(const PatternSet& set);

  // Grows `scratch` to serve this set too; false: out of memory.
  bool Prepare(hs_scratch** scratch) const;

  // One pass over `view`; reports count from `offset` on, where it begins.
  // Nonzero: what hs_scan returned. Keeps at most one report in kBytesAReport
  // bytes for each pattern. Cost: no allocation once the lists have grown.
  int Scan(std::string_view view, uint32_t offset, hs_scratch* scratch);

  // The patterns that were reported, in ascending order.
  const std::vector<uint32_t>& reported() const { return reported_; }
  const Reports& of(uint32_t pattern) const { return reports_[pattern]; }

  static constexpr size_t kBytesAReport = 4;

 private:
  static int OnMatch(unsigned id, unsigned long long from,
                     unsigned long long to, unsigned flags, void* scanner);

  const PatternSet& set_;
  std::vector<Reports> reports_{};  // by pattern
  std::vector<uint32_t> reported_{};
  size_t limit_ = 0;
  uint32_t offset_ = 0;
};

}  // namespace galley
