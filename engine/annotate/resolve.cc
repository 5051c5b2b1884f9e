#include "engine/annotate/resolve.h"

#include <algorithm>
#include <functional>

namespace galley {
namespace {

bool ByPlace(const Candidate& a, const Candidate& b) {
  if (a.span != b.span) return a.span < b.span;
  if (a.type != b.type) return a.type < b.type;
  return a.rule < b.rule;
}

// Stronger first.
bool Beats(const Candidate& a, const Candidate& b, const Lattice& lattice) {
  if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
  const int first = lattice.database().rules[a.rule].rule->priority;
  const int second = lattice.database().rules[b.rule].rule->priority;
  if (first != second) return first > second;
  if (ByPlace(a, b) || ByPlace(b, a)) return ByPlace(a, b);
  // One rule, one place, two readings.
  const auto said = [&](const Candidate& one) {
    return std::pair(lattice.ValueOf(one), lattice.IdOf(one));
  };
  return said(a) < said(b);
}

// Calls `resolve` with each run [first, last) of candidates, sorted by place,
// that hang together by overlaps.
void ForEachCluster(std::vector<Candidate>& candidates,
                    const std::function<void(size_t, size_t)>& resolve) {
  size_t first = 0;
  while (first < candidates.size()) {
    uint32_t end = candidates[first].span.end;
    size_t last = first + 1;
    while (last < candidates.size() && candidates[last].span.begin < end) {
      end = std::max(end, candidates[last].span.end);
      ++last;
    }
    resolve(first, last);
    first = last;
  }
}

// Marks what stays; then everything else goes.
class Keeper {
 public:
  explicit Keeper(std::vector<Candidate> candidates)
      : candidates_(std::move(candidates)) {
    std::ranges::sort(candidates_, ByPlace);
    kept_.assign(candidates_.size(), false);
  }

  std::vector<Candidate>& candidates() { return candidates_; }
  void Keep(size_t index) { kept_[index] = true; }

  std::vector<Candidate> Take() {
    std::vector<Candidate> result;
    result.reserve(candidates_.size());
    for (size_t i = 0; i < candidates_.size(); ++i) {
      if (kept_[i]) result.push_back(std::move(candidates_[i]));
    }
    return result;
  }

 private:
  std::vector<Candidate> candidates_;
  std::vector<bool> kept_{};
};

}  // namespace

std::vector<Candidate> ResolveWithinType(std::vector<Candidate> candidates,
                                         const Lattice& lattice) {
  Keeper keeper(std::move(candidates));
  std::vector<Candidate>& all = keeper.candidates();
  std::vector<size_t> order;
  std::vector<Span> taken;
  ForEachCluster(all, [&](size_t first, size_t last) {
    if (last - first == 1) return keeper.Keep(first);
    order.clear();
    for (size_t i = first; i < last; ++i) order.push_back(i);
    std::ranges::sort(order, [&](size_t a, size_t b) {
      return Beats(all[a], all[b], lattice);
    });
    taken.clear();
    for (const size_t i : order) {
      const bool free = std::ranges::none_of(
          taken, [&](Span span) { return span.Overlaps(all[i].span); });
      if (!free) continue;
      taken.push_back(all[i].span);
      keeper.Keep(i);
    }
  });
  return keeper.Take();
}

std::vector<Candidate> ResolveAcrossTypes(std::vector<Candidate> candidates,
                                          const Lattice& lattice) {
  Keeper keeper(std::move(candidates));
  std::vector<Candidate>& all = keeper.candidates();
  std::vector<size_t> order;
  std::vector<int> fate;  // 0 unknown, 1 in question, 2 beaten, 3 not beaten
  ForEachCluster(all, [&](size_t first, size_t last) {
    if (last - first == 1) return keeper.Keep(first);
    // A declared winner that is not itself beaten removes its losers.
    fate.assign(last - first, 0);
    const std::function<bool(size_t)> beaten = [&](size_t i) {
      int& known = fate[i - first];
      if (known >= 2) return known == 2;
      if (known == 1) return false;  // a circle of winners: nobody wins
      known = 1;
      bool lost = false;
      for (size_t j = first; j < last && !lost; ++j) {
        lost = all[j].span.Overlaps(all[i].span) &&
               lattice.database().Overlap(all[j].type, all[i].type) ==
                   Overlapping::kWins &&
               !beaten(j);
      }
      fate[i - first] = lost ? 2 : 3;
      return lost;
    };
    order.clear();
    for (size_t i = first; i < last; ++i) {
      if (!beaten(i)) order.push_back(i);
    }
    std::ranges::sort(order, [&](size_t a, size_t b) {
      return Beats(all[a], all[b], lattice);
    });
    std::vector<size_t> stays;
    for (const size_t i : order) {
      const bool free = std::ranges::none_of(stays, [&](size_t j) {
        if (!all[j].span.Overlaps(all[i].span)) return false;
        const bool nested =
            all[j].span.Covers(all[i].span) || all[i].span.Covers(all[j].span);
        return !(nested &&
                 lattice.database().Overlap(all[j].type, all[i].type) ==
                     Overlapping::kNests);
      });
      if (!free) continue;
      stays.push_back(i);
      keeper.Keep(i);
    }
  });
  return keeper.Take();
}

}  // namespace galley
