#include "validators/duplicate/join.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace galley {
namespace {

// Places that overlap are compared with so many before them: passages nest,
// but hardly deeper.
constexpr size_t kMaxOpen = 8;

// Which of many are one, by union-find.
class Groups {
 public:
  explicit Groups(size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), size_t{0});
  }
  size_t Of(size_t one) {
    while (parent_[one] != one) {
      parent_[one] = parent_[parent_[one]];
      one = parent_[one];
    }
    return one;
  }
  // The smaller one stands for both.
  void Join(size_t one, size_t other) {
    one = Of(one);
    other = Of(other);
    parent_[std::max(one, other)] = std::min(one, other);
  }

 private:
  std::vector<size_t> parent_;
};

}  // namespace

std::vector<JoinedPassage> JoinPairs(const std::vector<Span>& sides) {
  std::vector<size_t> order;
  for (size_t side = 0; side < sides.size(); ++side) {
    if (!sides[side].empty()) order.push_back(side);
  }
  std::ranges::sort(order, {}, [&](size_t side) {
    const Span span = sides[side];
    return std::tuple(span.begin, -static_cast<int64_t>(span.end), side);
  });
  Groups same_place(sides.size());
  Groups same_passage(sides.size());
  std::vector<size_t> open;  // sides that later ones may equal, latest last
  for (const size_t side : order) {
    const Span span = sides[side];
    std::erase_if(open,
                  [&](size_t other) { return sides[other].end <= span.begin; });
    const auto equal = std::ranges::find_if(open, [&](size_t other) {
      return SharedBytes(sides[other], span) >=
             kInside * std::max(sides[other].size(), span.size());
    });
    if (equal != open.end()) {
      same_place.Join(side, *equal);
      same_passage.Join(side, *equal);
      continue;
    }
    open.push_back(side);
    if (open.size() > kMaxOpen) open.erase(open.begin());
  }
  for (const size_t side : order) {
    if (side % 2 == 0) same_passage.Join(side, side + 1);
  }
  std::vector<JoinedPassage> passages;
  std::unordered_map<size_t, size_t> passage_of;
  std::unordered_map<size_t, size_t> place_of;
  for (const size_t side : order) {
    const auto [found, is_new] =
        passage_of.emplace(same_passage.Of(side), passages.size());
    if (is_new) passages.emplace_back();
    JoinedPassage& passage = passages[found->second];
    const auto [place, place_is_new] =
        place_of.emplace(same_place.Of(side), passage.size());
    if (place_is_new) passage.emplace_back();
    passage[place->second].push_back(side);
  }
  return passages;
}

}  // namespace galley
