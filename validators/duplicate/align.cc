#include "validators/duplicate/align.h"

#include "validators/duplicate/match.h"

namespace galley {

std::vector<Run> Align(const Tokens& tokens, const Match& match) {
  std::vector<Run> runs;
  TokenRange a = match.a;
  TokenRange b = match.b;
  // A walk that gives up leaves the rest to the next one, a word further.
  while (a.begin < a.end && b.begin < b.end) {
    const size_t before = runs.size();
    WalkAlike(
        a.size(), b.size(),
        [&](uint32_t i, uint32_t j) {
          return tokens.ClassOf(a.begin + i) == tokens.ClassOf(b.begin + j);
        },
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
