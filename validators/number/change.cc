#include <algorithm>
#include <cmath>

#include "engine/text/word.h"
#include "validators/number/tests.h"

namespace galley {
namespace {

using std::string_view;

constexpr uint32_t kMaxToVerb = 8;
// Words around a change that may speak of it; figures likewise.
constexpr uint32_t kNearWords = 40;
constexpr ptrdiff_t kNearFigures = 8;
constexpr uint32_t kMaxBetween = 5;  // "from 40 clinics in 2019 to 60"
constexpr double kSlack = 1.5;       // points

}  // namespace

ChangeTest::ChangeTest(const ValidatorSetup& setup)
    : change_(setup.Find("change")), direction_(setup.Find("direction")) {
  if (direction_ == nullptr) return;
  up_ = WordList(*direction_, "up");
  down_ = WordList(*direction_, "down");
  ranks_ = WordList(*direction_, "ranks");
}

void ChangeTest::Run(const FigureView& view) const {
  if (direction_ == nullptr && change_ == nullptr) return;
  for (const FiguredSentence& sentence : view.sentences) {
    for (const Figure* one = sentence.begin; one != sentence.end; ++one) {
      if (one->first == sentence.first || !one->exact || one->whole != 0) {
        continue;
      }
      const std::string word = FoldWord(WordAt(view.document, one->first - 1));
      if (one != sentence.begin && one->IsPlain() &&
          (word == "with" || word == "to") &&
          FoldWord(WordAt(view.document, one->first - 2)) == "compared") {
        Compared(view, sentence, *one);
        continue;
      }
      if (word != "from") continue;
      if (one->IsRange()) {  // "from 40 to 60"
        Test(view, sentence, *one, one->low, *one, one->high);
        continue;
      }
      const Figure* to = one + 1;
      if (to != sentence.end && to->IsPlain() && to->kind == one->kind &&
          to->currency == one->currency &&
          to->first - one->last <= kMaxBetween &&
          WordAt(view.document, to->first - 1) == "to") {
        Test(view, sentence, *one, one->low, *to, to->low);
      }
    }
  }
}

void ChangeTest::Test(const FigureView& view, const FiguredSentence& sentence,
                      const Figure& from, double before, const Figure& to,
                      double after) const {
  const auto& words = view.document.words();
  const uint32_t near = std::min(sentence.last, to.last + kNearWords);
  for (uint32_t i =
           std::max(sentence.first + kNearWords, from.first) - kNearWords;
       i < near; ++i) {
    if (ranks_.Has(view.document, words[i])) return;
  }
  int polarity = 0;
  for (uint32_t i = from.first - 1;
       i > sentence.first && i + kMaxToVerb > from.first && polarity == 0;) {
    --i;
    polarity = up_.Has(view.document, words[i])     ? 1
               : down_.Has(view.document, words[i]) ? -1
                                                    : 0;
  }
  if (polarity == 0) return;
  if (polarity * (after - before) < 0) {
    if (direction_ != nullptr) {
      view.report->findings.push_back(
          MakeFinding(*direction_, to.span,
                      {{"from", Shown(before)}, {"to", Shown(after)}}));
    }
    return;
  }
  if (change_ == nullptr || before <= 0) return;
  // The size of the change: the only other share beside it.
  const Figure* size = nullptr;
  const Figure* one = &from - std::min(&from - sentence.begin, kNearFigures);
  const Figure* const end = &to + std::min(sentence.end - &to, kNearFigures);
  for (; one != end; ++one) {
    if (one == &from || one == &to || one->kind != Figure::Kind::kShare) {
      continue;
    }
    if (size != nullptr) return;
    size = one;
  }
  if (size == nullptr || !size->IsPlain()) return;
  const bool by = WordAt(view.document, size->first - 1) == "by" &&
                  size->last <= from.first;
  bool change = by && from.first - size->last <= kMaxBetween;
  for (uint32_t i = size->last; i < sentence.last && i < size->last + 2; ++i) {
    change = change ||
             (size->first >= to.last && size->first - to.last <= kMaxToVerb &&
              (up_.Has(view.document, words[i]) ||
               down_.Has(view.document, words[i])));
  }
  // "from 76 to 89 per cent, which is 17 percentage points more"
  if (size->points && size->first >= to.last && size->last < sentence.last &&
      size->first - to.last <= kMaxBetween) {
    const string_view behind = WordAt(view.document, size->last);
    change = change || behind == "more" || behind == "less" ||
             behind == "higher" || behind == "lower";
  }
  // "an increase of 60 per cent"
  const uint32_t noun = size->first - 2;
  if (size->first >= to.last + 2 && size->first - to.last <= kMaxToVerb &&
      WordAt(view.document, noun + 1) == "of") {
    change = change || up_.Has(view.document, words[noun]) ||
             down_.Has(view.document, words[noun]);
  }
  if (change) Measure(view, from, before, to, after, *size);
}

void ChangeTest::Compared(const FigureView& view,
                          const FiguredSentence& sentence,
                          const Figure& before) const {
  const Figure& after = *(&before - 1);
  const Figure* size = &before + 1;
  if (change_ == nullptr || size == sentence.end || !after.IsPlain() ||
      after.kind != before.kind || after.currency != before.currency ||
      before.first - after.last > kMaxBetween || before.low <= 0 ||
      size->kind != Figure::Kind::kShare || !size->IsPlain() ||
      size->first - before.last > kMaxToVerb ||
      WordAt(view.document, size->first - 1) != "of") {
    return;
  }
  const Word& noun = view.document.words()[size->first - 2];
  const bool rise = after.low > before.low;
  if (!(rise ? up_ : down_).Has(view.document, noun)) return;
  Measure(view, before, before.low, after, after.low, *size);
}

void ChangeTest::Measure(const FigureView& view, const Figure& from,
                         double before, const Figure& to, double after,
                         const Figure& size) const {
  const double points = std::abs(after - before);
  const double truth = 100 * points / before;
  const double slack =
      kSlack + size.step / 2 + 100 * (Slack(from) + Slack(to)) / before;
  const bool shares = from.kind == Figure::Kind::kShare;
  if (size.points && !shares) return;
  const bool fits = (!size.points && std::abs(truth - size.low) <= slack) ||
                    (shares && std::abs(points - size.low) <= slack);
  if (fits) return;
  view.report->findings.push_back(MakeFinding(
      *change_, size.span,
      {{"size", std::string(size.text)},
       {"from", Shown(before)},
       {"to", Shown(after)},
       {"truth",
        Shown(std::round((size.points ? points : truth) * 10) / 10)}}));
}

}  // namespace galley
