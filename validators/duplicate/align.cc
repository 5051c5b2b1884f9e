#include "validators/duplicate/align.h"

#include <bit>

#include "validators/duplicate/match.h"

namespace galley {

std::optional<Ahead::Skip> Ahead::Meeting() const {
  // Most words ahead have no twin: a set of bits tells that at once.
  const auto bit = [](uint32_t word) {
    return uint64_t{1} << (word >> 1) % 64;
  };
  uint64_t in_b = 0;
  for (const uint32_t word : b_) in_b |= bit(word);
  std::array<uint32_t, kWords> twins{};  // of each word of a: bits of b's
  for (uint32_t i = 0; i < kWords; ++i) {
    if ((in_b & bit(a_[i])) == 0) continue;
    for (uint32_t j = 0; j < kWords; ++j) {
      twins[i] |= uint32_t{a_[i] == b_[j]} << j;
    }
  }
  std::optional<Skip> best;
  for (uint32_t i = 0; i <= kMaxSkip; ++i) {
    const uint32_t both = twins[i] & (twins[i + 1] >> 1);
    if (both == 0) continue;
    const Skip skip{i, static_cast<uint32_t>(std::countr_zero(both))};
    if (!best || skip.a + skip.b < best->a + best->b) best = skip;
  }
  return best;
}

std::vector<Run> Align(const Tokens& tokens, const Match& match) {
  std::vector<Run> runs;
  TokenRange a = match.a;
  TokenRange b = match.b;
  // A walk that gives up leaves the rest to the next one, a word further.
  while (a.begin < a.end && b.begin < b.end) {
    const size_t before = runs.size();
    WalkAlike(
        a.size(), b.size(),
        [&](uint32_t i) { return tokens.ClassOf(a.begin + i); },
        [&](uint32_t j) { return tokens.ClassOf(b.begin + j); },
        [&](uint32_t i, uint32_t j) {
          const uint32_t at_a = a.begin + i;
          const uint32_t at_b = b.begin + j;
          if (runs.size() > before &&
              runs.back().a + runs.back().length == at_a &&
              runs.back().b + runs.back().length == at_b) {
            ++runs.back().length;
          } else {
            runs.push_back({at_a, at_b, 1});
          }
        });
    if (runs.size() == before) {
      ++a.begin;
      ++b.begin;
    } else {
      a.begin = runs.back().a + runs.back().length;
      b.begin = runs.back().b + runs.back().length;
      if (a.begin < a.end && b.begin < b.end) {
        ++a.begin;
        ++b.begin;
      }
    }
  }
  return runs;
}

}  // namespace galley
