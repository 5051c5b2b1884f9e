#include "validators/numbering/list_run.h"

#include <algorithm>

namespace galley {
namespace {

// Deeper nesting is not followed; keeps adversarial text linear.
constexpr size_t kMaxOpen = 16;
// So many blocks without a mark end a list.
constexpr uint32_t kMaxBetween = 8;

bool Follows(int value, int last, const ListRun& run) {
  if (value == 0 || last == 0) return false;
  return value == last + 1 || (run.repeated && value == last + 2);
}

// Continues `run` with the mark if it can.
bool Advance(const ListMark& mark, ListRun* run) {
  const bool letter = Follows(mark.letter, run->letter, *run);
  const bool roman = Follows(mark.roman, run->roman, *run);
  if (!letter && !roman) {
    const bool late = run->missing != 0 && (mark.letter == run->missing ||
                                            mark.roman == run->missing);
    if (late) run->missing = 0;
    return late;
  }
  run->letter = letter ? mark.letter : 0;
  run->roman = roman ? mark.roman : 0;
  run->repeated = false;
  return true;
}

}  // namespace

bool OpenLists::Take(const ListMark& mark, uint8_t level, uint32_t block,
                     int sure) {
  const auto is_like = [&](const ListRun& run) {
    return run.style == mark.style && run.level == level;
  };
  for (size_t i = runs_.size(); i-- > 0;) {
    ListRun& run = runs_[i];
    if (!is_like(run) || !Advance(mark, &run)) continue;
    ++run.length;
    run.block = block;
    runs_.resize(i + 1);
    return false;
  }
  const auto last = std::find_if(runs_.rbegin(), runs_.rend(), is_like);
  const bool starts = mark.letter == 1 || mark.roman == 1;
  const bool near = last != runs_.rend() && block - last->block <= kMaxBetween;
  if (starts || !near || last->length < sure) {
    if (last != runs_.rend() && !starts) runs_.erase(std::next(last).base());
    if (runs_.size() == kMaxOpen) runs_.erase(runs_.begin());
    ListRun run;
    run.style = mark.style;
    run.level = level;
    run.letter = mark.letter;
    run.roman = mark.roman;
    run.length = 1;
    run.block = block;
    runs_.push_back(run);
    return false;
  }
  // A mark of the list that does not follow. A Roman list stays Roman.
  ListRun& run = *last;
  const bool roman = run.letter == 0 || (run.roman != 0 && mark.letter == 0);
  const int before = roman ? run.roman : run.letter;
  const int now = roman ? mark.roman : mark.letter;
  if (now == 0) return false;
  run.repeated = now <= before;
  run.missing = now > before ? before + 1 : 0;
  if (now > before) (roman ? run.roman : run.letter) = now;
  (roman ? run.letter : run.roman) = 0;
  ++run.length;
  run.block = block;
  return true;
}

}  // namespace galley
