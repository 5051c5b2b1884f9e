#include "validators/number/target_share.h"

#include <algorithm>

#include "engine/text/word.h"
#include "validators/number/wording.h"

namespace galley {
namespace {

using std::string_view;

constexpr uint32_t kMaxToPart = 12;
constexpr uint32_t kMaxToTarget = 5;  // "against its new target of"
constexpr uint32_t kMaxToShare = 4;
constexpr uint32_t kMaxToGift = 8;  // "had been received, that is"
constexpr uint32_t kMaxToAsk = 5;   // "asks the donors for"

bool IsWeighed(const Figure& part, const Figure& whole) {
  return Comparable(part, whole) && part.IsPlain() && whole.IsPlain() &&
         (part.unit == whole.unit || part.unit.empty() || whole.unit.empty());
}

// "(76 per cent", "or 76 per cent", "that is 76 per cent"
bool IsLedIn(const FigureView& view, const Figure& share) {
  const string_view before = At(view, share.first - 1);
  return before == "(" || before == "or" || before == "is";
}

// "398 households answered, a response rate of 97 per cent"
bool IsRate(const FigureView& view, const FiguredSentence& sentence,
            const Figure& share) {
  if (share.first < sentence.first + 5 || At(view, share.first - 1) != "of" ||
      At(view, share.first - 2) != "rate") {
    return false;
  }
  const uint32_t named = At(view, share.first - 3) == "a" ? 3 : 4;
  return At(view, share.first - named) == "a" &&
         At(view, share.first - named - 1) == "," &&
         (share.last >= sentence.last ||
          view.document.words()[share.last].Is(kSign));
}

}  // namespace

TargetShareTest::TargetShareTest(const ValidatorSetup& setup)
    : share_(setup.Find("share")) {
  if (share_ == nullptr) return;
  targets_ = WordList(*share_, "targets");
  asks_ = WordList(*share_, "asks");
  gets_ = WordList(*share_, "gets");
}

void TargetShareTest::Run(const FigureView& view) const {
  if (share_ == nullptr) return;
  const FiguredSentence* before = nullptr;
  for (const FiguredSentence& sentence : view.sentences) {
    Reach reach{sentence.first, sentence.last, sentence.begin};
    if (before != nullptr && IsNextTo(view, *before, sentence)) {
      reach = {before->first, sentence.last, before->begin};
    }
    before = &sentence;
    for (const Figure* one = sentence.begin; one != sentence.end; ++one) {
      if (one->kind == Figure::Kind::kShare && one->first > sentence.first) {
        Test(view, sentence, reach, *one);
      }
    }
  }
}

void TargetShareTest::Test(const FigureView& view,
                           const FiguredSentence& sentence, const Reach& reach,
                           const Figure& share) const {
  if (&share == sentence.begin) return;
  const Figure& last = *(&share - 1);
  const bool rate = IsRate(view, sentence, share);
  if (rate && last.whole != 0 && last.exact && last.low <= last.whole) {
    return CheckShare(view, *share_, share, last.low, last.whole);
  }
  if (&share - reach.begin < 2) return;
  const Figure& first = *(&share - 2);
  if (!IsWeighed(first, last)) return;
  const bool here = &first >= sentence.begin;
  if (here && rate && !first.unit.empty() && last.low < first.low &&
      first.unit == last.unit) {
    return CheckShare(view, *share_, share, last.low, first.low);
  }
  if (!IsOfWhole(view, sentence, share)) return;
  if (here && IsLedIn(view, share) && share.first - last.last <= kMaxToShare) {
    if (IsOfTarget(view, sentence, first, last)) {
      return CheckShare(view, *share_, share, first.low, last.low);
    }
    if (IsBehindTarget(view, sentence, first, share)) {
      return CheckShare(view, *share_, share, last.low, first.low);
    }
  }
  if (IsFunding(view, reach, last, first, share)) {
    CheckShare(view, *share_, share, last.low, first.low);
  }
}

bool TargetShareTest::HasTarget(const FigureView& view, uint32_t first,
                                uint32_t last) const {
  for (uint32_t i = first; i < last; ++i) {
    if (targets_.Has(At(view, i))) return true;
  }
  return false;
}

bool TargetShareTest::IsOfWhole(const FigureView& view,
                                const FiguredSentence& sentence,
                                const Figure& share) const {
  if (share.last >= sentence.last) return true;
  const string_view behind = At(view, share.last);
  const uint32_t end = std::min(sentence.last, share.last + kMaxToShare);
  if (behind != "of") return view.document.words()[share.last].Is(kSign);
  return HasTarget(view, share.last + 1, end) ||
         (share.last + 1 < end && At(view, share.last + 1) == "what");
}

bool TargetShareTest::IsOfTarget(const FigureView& view,
                                 const FiguredSentence& sentence,
                                 const Figure& part,
                                 const Figure& whole) const {
  if (whole.first - part.last > kMaxToPart) return false;
  uint32_t link = 0;
  for (uint32_t i = part.last; i < whole.first; ++i) {
    const string_view word = At(view, i);
    if (view.document.words()[i].Is(kSign) && !IsDash(view, i) &&
        FoldWord(word) != "'") {
      return false;
    }
    if (word == "against" || (word == "of" && i <= part.last + 1)) link = i + 1;
  }
  if (link == 0 || whole.first - link > kMaxToTarget) return false;
  return HasTarget(view, link, whole.first) ||
         HasTarget(view, whole.last, std::min(sentence.last, whole.last + 2));
}

bool TargetShareTest::IsBehindTarget(const FigureView& view,
                                     const FiguredSentence& sentence,
                                     const Figure& whole,
                                     const Figure& share) const {
  const Figure& part = *(&share - 1);
  return part.first - whole.last <= kMaxToPart && share.last < sentence.last &&
         At(view, share.last) == "of" &&
         HasTarget(view, sentence.first, whole.first);
}

bool TargetShareTest::IsFunding(const FigureView& view, const Reach& reach,
                                const Figure& part, const Figure& whole,
                                const Figure& share) const {
  const auto& words = view.document.words();
  if (part.kind != Figure::Kind::kMoney || part.low >= whole.low ||
      share.first - part.last > kMaxToGift) {
    return false;
  }
  const bool of = share.last < reach.last && At(view, share.last) == "of";
  if (!IsLedIn(view, share) && !(of && At(view, share.first - 1) == ",")) {
    return false;
  }
  bool asked = false;
  for (uint32_t i = std::max(reach.first + kMaxToAsk, whole.first) - kMaxToAsk;
       i < whole.first; ++i) {
    asked = asked || asks_.Has(view.document, words[i]);
  }
  if (!asked) return false;
  for (uint32_t i = whole.last; i < reach.last && i < share.last + kMaxToGift;
       ++i) {
    if (gets_.Has(view.document, words[i])) return true;
  }
  return false;
}

}  // namespace galley
