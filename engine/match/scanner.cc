#include "engine/match/scanner.h"

#include <hs.h>

#include <algorithm>

namespace galley {

Scanner::Scanner(const PatternSet& set)
    : set_(set), reports_(set.patterns().size()) {}

bool Scanner::Prepare(hs_scratch** scratch) const {
  return set_.database() == nullptr ||
         hs_alloc_scratch(set_.database(), scratch) == HS_SUCCESS;
}

int Scanner::OnMatch(unsigned id, unsigned long long, unsigned long long to,
                     unsigned, void* scanner) {
  auto& self = *static_cast<Scanner*>(scanner);
  Reports& reports = self.reports_[id];
  const auto end = self.offset_ + static_cast<uint32_t>(to);
  if (reports.ends.empty()) {
    self.reported_.push_back(id);
  } else if (end <= reports.ends.back()) {
    if (end == reports.ends.back()) return 0;
    reports.sorted = false;
  }
  if (reports.ends.size() >= self.limit_) {
    reports.too_many = true;
  } else {
    reports.ends.push_back(end);
  }
  return 0;
}

int Scanner::Scan(std::string_view view, uint32_t offset, hs_scratch* scratch) {
  constexpr size_t kAlways = 64;
  for (const uint32_t pattern : reported_) {
    reports_[pattern].ends.clear();
    reports_[pattern].sorted = true;
    reports_[pattern].too_many = false;
  }
  reported_.clear();
  limit_ = kAlways + view.size() / kBytesAReport;
  offset_ = offset;
  if (set_.database() == nullptr || view.empty()) return HS_SUCCESS;
  const hs_error_t status =
      hs_scan(set_.database(), view.data(), static_cast<unsigned>(view.size()),
              0, scratch, OnMatch, this);
  if (status != HS_SUCCESS) return status;
  std::ranges::sort(reported_);
  for (const uint32_t pattern : reported_) {
    Reports& reports = reports_[pattern];
    if (reports.sorted) continue;
    std::ranges::sort(reports.ends);
    reports.ends.erase(std::unique(reports.ends.begin(), reports.ends.end()),
                       reports.ends.end());
  }
  return HS_SUCCESS;
}

}  // namespace galley
