// Shares that stand beside a part and its whole.
#include "validators/number/parts.h"
#include "validators/number/wording.h"

namespace galley {
namespace {

// Words from a share to the whole behind it: "53 per cent of the budget of".
constexpr uint32_t kMaxToWhole = 6;

}  // namespace

void PartsTest::Share(const FigureView& view, const Figure& share, double part,
                      double whole) const {
  if (share_ != nullptr && part <= whole) {
    CheckShare(view, *share_, share, part, whole);
  }
}

void PartsTest::OfBefore(const FigureView& view,
                         const FiguredSentence& sentence,
                         const Figure& share) const {
  OfBehind(view, sentence, share);
  InBrackets(view, sentence, share);
  if (&share - sentence.begin < 2) return;
  const Figure& part = *(&share - 1);
  const Figure& whole = *(&share - 2);
  const auto counts = [](const Figure& figure) {
    return figure.kind == Figure::Kind::kCount && figure.IsPlain();
  };
  if (!counts(part) || !counts(whole) || !part.unit.empty() ||
      whole.unit.empty() || part.low >= whole.low ||
      part.first - whole.last > kMaxToParts || share.first - part.last != 2 ||
      At(view, part.last) != "," || At(view, part.last + 1) != "or" ||
      (share.last < sentence.last && At(view, share.last) == "of")) {
    return;
  }
  Share(view, share, part.low, whole.low);
}

void PartsTest::OfBehind(const FigureView& view,
                         const FiguredSentence& sentence,
                         const Figure& share) const {
  const Figure* whole = &share + 1;
  if (whole == sentence.end || share.last >= whole->first ||
      whole->first - share.last > kMaxToWhole || At(view, share.last) != "of" ||
      !whole->IsPlain()) {
    return;
  }
  for (uint32_t i = share.last; i < whole->first; ++i) {
    if (view.document.words()[i].Is(kSign)) return;
  }
  // "641 million (1.8 million in pounds), that is, 53 per cent"
  for (const Figure* part = &share; part != sentence.begin;) {
    --part;
    if (share.first - part->last > 2 * kMaxToParts) return;
    if (part->kind == Figure::Kind::kMoney && part->IsPlain() &&
        Comparable(*part, *whole) && part->low < whole->low) {
      return Share(view, share, part->low, whole->low);
    }
  }
}

void PartsTest::InBrackets(const FigureView& view,
                           const FiguredSentence& sentence,
                           const Figure& share) const {
  if (sentence.end - &share < 3) return;
  const Figure& part = *(&share + 1);
  const Figure& whole = *(&share + 2);
  if (part.kind == Figure::Kind::kMoney && part.IsPlain() && whole.IsPlain() &&
      Comparable(part, whole) && part.first == share.last + 1 &&
      At(view, share.last) == "(" && whole.first == part.last + 1 &&
      At(view, part.last) == "of" && whole.last < sentence.last &&
      At(view, whole.last) == ")") {
    Share(view, share, part.low, whole.low);
  }
}

}  // namespace galley
