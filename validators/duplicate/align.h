// Walking along two texts that are alike.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "validators/duplicate/tokens.h"

namespace galley {

// How far one text may run ahead where they differ, in words.
inline constexpr uint32_t kMaxSkip = 8;
// Ends a walk: so many more words differ than are the same behind the best end.
inline constexpr int kMaxDrop = 10;

// Words left out on either side, fewest first: a word more or less is likelier
// than a word changed, and both than three.
inline constexpr auto kSkips = [] {
  std::array<std::pair<uint8_t, uint8_t>, (kMaxSkip + 1) * (kMaxSkip + 1) - 1>
      skips{};
  size_t count = 0;
  for (uint8_t sum = 1; sum <= 2 * kMaxSkip; ++sum) {
    for (uint8_t a = 0; a <= sum; ++a) {
      const auto b = static_cast<uint8_t>(sum - a);
      if (a <= kMaxSkip && b <= kMaxSkip) skips[count++] = {a, b};
    }
  }
  return skips;
}();

// How far a walk came: steps on either side, and words that were the same.
struct Reach {
  uint32_t a = 0;
  uint32_t b = 0;
  uint32_t same = 0;
};

// Walks at most `a_steps` and `b_steps`. `equal(i, j)`: are the words i and j
// steps away the same? `run(i, j)` is called for each that are, also behind the
// best end, which is returned.
template <typename Equal, typename OnSame>
Reach WalkAlike(uint32_t a_steps, uint32_t b_steps, Equal equal,
                OnSame on_same) {
  Reach now;
  Reach best;
  int score = 0;
  int best_score = 0;
  for (;;) {
    while (now.a < a_steps && now.b < b_steps && equal(now.a, now.b)) {
      on_same(now.a, now.b);
      ++now.a;
      ++now.b;
      ++now.same;
      ++score;
    }
    if (score > best_score) {
      best_score = score;
      best = now;
    }
    // The texts meet again where two words in a row are the same.
    const auto meets = [&](std::pair<uint8_t, uint8_t> skip) {
      const uint32_t i = now.a + skip.first;
      const uint32_t j = now.b + skip.second;
      if (i >= a_steps || j >= b_steps || !equal(i, j)) return false;
      if (i + 1 == a_steps || j + 1 == b_steps) {
        return i + 1 == a_steps && j + 1 == b_steps;
      }
      return equal(i + 1, j + 1);
    };
    const auto* skip = std::find_if(kSkips.begin(), kSkips.end(), meets);
    if (skip == kSkips.end()) return best;
    score -= std::max(skip->first, skip->second);
    if (best_score - score > kMaxDrop) return best;
    now.a += skip->first;
    now.b += skip->second;
  }
}

}  // namespace galley
