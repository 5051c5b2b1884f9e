// Walking along two texts that are alike.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "validators/duplicate/tokens.h"

namespace galley {

// How far one text may run ahead where they differ, in words.
inline constexpr uint32_t kMaxSkip = 8;
// Ends a walk: so many more words differ than are the same behind the best end.
inline constexpr int kMaxDrop = 10;

// How far a walk came: steps on either side, and words that were the same.
struct Reach {
  uint32_t a = 0;
  uint32_t b = 0;
  uint32_t same = 0;
};

// The words ahead on both sides, for the place where they meet again.
class Ahead {
 public:
  // Words left out on either side.
  struct Skip {
    uint32_t a = 0;
    uint32_t b = 0;
  };

  // `a_left` and `b_left` words follow; `a(i)` and `b(j)` are those so many
  // further on.
  template <typename A, typename B>
  Ahead(uint32_t a_left, uint32_t b_left, A a, B b) {
    for (uint32_t i = 0; i < kWords; ++i) {
      a_[i] = i < a_left ? a(i) : i == a_left ? kEnd : kBehindA;
      b_[i] = i < b_left ? b(i) : i == b_left ? kEnd : kBehindB;
    }
  }

  // Where two words in a row are the same, or the last ones are. Fewest words
  // first: a word more or less is likelier than a word changed, and both than
  // three.
  std::optional<Skip> Meeting() const;

 private:
  static constexpr uint32_t kWords = kMaxSkip + 2;
  // No classes of words: those are even, or 1.
  static constexpr uint32_t kEnd = 3;
  static constexpr uint32_t kBehindA = 5;
  static constexpr uint32_t kBehindB = 7;

  std::array<uint32_t, kWords> a_;
  std::array<uint32_t, kWords> b_;
};

// Walks at most `a_steps` and `b_steps`. `a(i)` and `b(j)`: the class of the
// word so many steps away, as Tokens::ClassOf. `on_same(i, j)` is called for
// each two that are the same, also behind the best end, which is returned.
template <typename A, typename B, typename OnSame>
Reach WalkAlike(uint32_t a_steps, uint32_t b_steps, A a, B b, OnSame on_same) {
  Reach now;
  Reach best;
  int score = 0;
  int best_score = 0;
  for (;;) {
    while (now.a < a_steps && now.b < b_steps && a(now.a) == b(now.b)) {
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
    const Ahead ahead(
        a_steps - now.a, b_steps - now.b,
        [&](uint32_t i) { return a(now.a + i); },
        [&](uint32_t j) { return b(now.b + j); });
    const auto skip = ahead.Meeting();
    if (!skip) return best;
    score -= static_cast<int>(std::max(skip->a, skip->b));
    if (best_score - score > kMaxDrop) return best;
    now.a += skip->a;
    now.b += skip->b;
  }
}

}  // namespace galley
