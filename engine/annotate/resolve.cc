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

int PriorityOf(const Candidate& one, const Lattice& lattice) {
  return lattice.database().rules[one.rule].rule->priority;
}

auto Said(const Candidate& one, const Lattice& lattice) {
  return std::pair(lattice.ValueOf(one), lattice.IdOf(one));
}

// Stronger first.
bool Beats(const Candidate& a, const Candidate& b, const Lattice& lattice) {
  if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
  const int first = PriorityOf(a, lattice);
  const int second = PriorityOf(b, lattice);
  if (first != second) return first > second;
  if (ByPlace(a, b) || ByPlace(b, a)) return ByPlace(a, b);
  // One rule, one place, two readings.
  return Said(a, lattice) < Said(b, lattice);
}

// The step of Beats at which two candidates part.
Decision DecisionOf(const Candidate& a, const Candidate& b,
                    const Lattice& lattice) {
  if (a.span.size() != b.span.size()) return Decision::kLonger;
  if (PriorityOf(a, lattice) != PriorityOf(b, lattice)) {
    return Decision::kPriority;
  }
  if (a.span != b.span) return Decision::kEarlier;
  if (a.type != b.type) return Decision::kType;
  return a.rule != b.rule ? Decision::kRule : Decision::kValue;
}

// A thing found twice alike is no contest.
void Record(const Candidate& winner, const Candidate& loser, Decision decision,
            const Lattice& lattice, Trace* trace) {
  if (decision == Decision::kValue &&
      Said(winner, lattice) == Said(loser, lattice)) {
    return;
  }
  const auto contender = [&](const Candidate& one) {
    return Contender{lattice.database().rules[one.rule].rule->id,
                     lattice.database().book.types[one.type].name, one.span};
  };
  trace->Add(Contest{contender(winner), contender(loser), decision});
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
                                         const Lattice& lattice, Trace* trace) {
  Keeper keeper(std::move(candidates));
  std::vector<Candidate>& all = keeper.candidates();
  std::vector<size_t> order;
  std::vector<size_t> taken;
  ForEachCluster(all, [&](size_t first, size_t last) {
    if (last - first == 1) return keeper.Keep(first);
    order.clear();
    for (size_t i = first; i < last; ++i) order.push_back(i);
    std::ranges::sort(order, [&](size_t a, size_t b) {
      return Beats(all[a], all[b], lattice);
    });
    taken.clear();
    for (const size_t i : order) {
      const auto winner = std::ranges::find_if(
          taken, [&](size_t j) { return all[j].span.Overlaps(all[i].span); });
      if (winner == taken.end()) {
        taken.push_back(i);
        keeper.Keep(i);
      } else if (trace != nullptr) {
        Record(all[*winner], all[i], DecisionOf(all[*winner], all[i], lattice),
               lattice, trace);
      }
    }
  });
  return keeper.Take();
}

std::vector<Candidate> ResolveAcrossTypes(std::vector<Candidate> candidates,
                                          const Lattice& lattice,
                                          Trace* trace) {
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
        if (lost && trace != nullptr) {
          Record(all[j], all[i], Decision::kDeclared, lattice, trace);
        }
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
      const auto winner = std::ranges::find_if(stays, [&](size_t j) {
        if (!all[j].span.Overlaps(all[i].span)) return false;
        const bool nested =
            all[j].span.Covers(all[i].span) || all[i].span.Covers(all[j].span);
        return !(nested &&
                 lattice.database().Overlap(all[j].type, all[i].type) ==
                     Overlapping::kNests);
      });
      if (winner == stays.end()) {
        stays.push_back(i);
        keeper.Keep(i);
      } else if (trace != nullptr) {
        Record(all[*winner], all[i], DecisionOf(all[*winner], all[i], lattice),
               lattice, trace);
      }
    }
  });
  return keeper.Take();
}

}  // namespace galley
