// How great a change is said to be.
#include <algorithm>
#include <array>
#include <cmath>

#include "engine/text/word.h"
#include "validators/number/change.h"
#include "validators/number/wording.h"

namespace galley {
namespace {

using std::string_view;

constexpr uint32_t kMaxToSize = 8;
constexpr uint32_t kMaxBetween = 5;  // "by 20 per cent, from"
constexpr double kSlack = 1.5;       // points

int ComparedBy(string_view word) {
  if (word == "more" || word == "higher") return 1;
  return word == "less" || word == "lower" ? -1 : 0;
}

}  // namespace

const Figure* ChangeTest::SizeOf(const FigureView& view,
                                 const FiguredSentence& sentence,
                                 const Change& change) const {
  const Figure& first = change.First();
  const Figure* before = &first == sentence.begin ? nullptr : &first - 1;
  const Figure* behind = &change.Last() + 1;
  if (behind == sentence.end) behind = nullptr;
  const auto is_share = [](const Figure* one) {
    return one != nullptr && one->kind == Figure::Kind::kShare;
  };
  if (is_share(behind) && behind->IsPlain() &&
      IsSizeBehind(view, sentence, change, *behind)) {
    return behind;
  }
  // "rose by 20 per cent, from 40 to 60"
  if (is_share(before) && !is_share(behind) && before->IsPlain() &&
      before->first > sentence.first && At(view, before->first - 1) == "by" &&
      PlainWords(view, sentence, before->last, first.first) <= kMaxBetween) {
    return before;
  }
  return nullptr;
}

bool ChangeTest::IsSizeBehind(const FigureView& view,
                              const FiguredSentence& sentence,
                              const Change& change, const Figure& size) const {
  const uint32_t end = change.Last().last;
  if (PlainWords(view, sentence, end, size.first) > kMaxToSize) return false;
  const string_view before = At(view, size.first - 1);
  const string_view led = At(view, size.first - 2);
  const int way = change.after > change.before ? 1 : -1;
  // "(+50%)", "(up 50 per cent)", ", up 50 per cent"
  const bool opens = led == "(" || led == ",";
  const bool minus = IsDash(view, size.first - 1);
  if (opens && (before == "+" || minus)) {
    return (minus ? -1 : 1) == way;
  }
  if (opens && (before == "up" || before == "down")) {
    return PolarityOf(view, size.first - 1) == way;
  }
  // "an increase of 50 per cent"
  if (before == "of") return PolarityOf(view, size.first - 2) == way;
  for (uint32_t i = end; i + 1 < size.first; ++i) {
    const string_view word = At(view, i);
    if (word == "and" || word == "while" || word == "whilst" || word == "but" ||
        word == ";" || PolarityOf(view, i) != 0) {
      return false;
    }
  }
  if (before == "by") return true;  // "that is by 50 per cent"
  // "a 50 per cent increase", "which is 50 per cent more"
  const bool noun = before == "a" || before == "an";
  for (uint32_t i = size.last; noun && i < sentence.last && i < size.last + 2;
       ++i) {
    if (PolarityOf(view, i) == way) return true;
  }
  return size.last < sentence.last && ComparedBy(At(view, size.last)) == way;
}

void ChangeTest::Measure(const FigureView& view, const Change& change,
                         const Figure& size) const {
  const double points = std::abs(change.after - change.before);
  const double truth = 100 * points / change.before;
  const double slack =
      kSlack + size.step / 2 +
      100 * (Slack(*change.from) + Slack(*change.to)) / change.before;
  const bool shares = change.from->kind == Figure::Kind::kShare;
  if (size.points && !shares) return;
  const bool fits = (!size.points && std::abs(truth - size.low) <= slack) ||
                    (shares && std::abs(points - size.low) <= slack);
  if (!fits) {
    Add(view, change, size, std::string(size.text),
        size.points ? points : truth);
  }
}

}  // namespace galley
