#include "validators/number/change.h"

#include <algorithm>
#include <cmath>

#include "engine/text/word.h"
#include "validators/number/wording.h"

namespace galley {
namespace {

using std::string_view;

constexpr uint32_t kMaxToVerb = 8;
// Words around a change that may speak of it.
constexpr uint32_t kNearWords = 40;
constexpr uint32_t kMaxBetween = 5;   // "from 40 clinics in 2019 to 60"
constexpr uint32_t kMaxToOther = 12;  // "60 clinics in town, up from 40"

struct Times {
  string_view param;
  double factor;
};
constexpr std::array<Times, 4> kTimes = {
    {{"doubled", 2}, {"tripled", 3}, {"quadrupled", 4}, {"halved", 0.5}}};
// What a rounded "doubled" may be off.
constexpr double kTimesSlack = 0.1;

// Can one be what the other has become?
bool IsOneThing(const Figure& a, const Figure& b) {
  return a.IsPlain() && b.IsPlain() && a.kind == b.kind &&
         a.currency == b.currency &&
         (a.unit == b.unit || a.unit.empty() || b.unit.empty());
}

}  // namespace

ChangeTest::ChangeTest(const ValidatorSetup& setup)
    : change_(setup.Find("change")), direction_(setup.Find("direction")) {
  if (direction_ != nullptr) {
    up_ = WordList(*direction_, "up");
    down_ = WordList(*direction_, "down");
    ranks_ = WordList(*direction_, "ranks");
  }
  for (size_t i = 0; change_ != nullptr && i < times_.size(); ++i) {
    times_[i] = WordList(*change_, kTimes[i].param);
  }
}

void ChangeTest::Run(const FigureView& view) const {
  if (direction_ == nullptr) return;
  for (const FiguredSentence& sentence : view.sentences) {
    for (const Figure* one = sentence.begin; one != sentence.end; ++one) {
      if (one->first < sentence.first + 2 || !one->exact || one->whole != 0) {
        continue;
      }
      const std::optional<Change> change = Read(view, sentence, *one);
      if (change && !IsRank(view, sentence, *change)) {
        Test(view, sentence, *change);
      }
    }
  }
}

int ChangeTest::PolarityOf(const FigureView& view, uint32_t word) const {
  const Word& at = view.document.words()[word];
  return up_.Has(view.document, at) ? 1 : down_.Has(view.document, at) ? -1 : 0;
}

int ChangeTest::PolarityBefore(const FigureView& view,
                               const FiguredSentence& sentence,
                               const Figure& figure) const {
  const uint32_t end = figure.first;
  for (uint32_t i = end; i > sentence.first;) {
    --i;
    if (PlainWords(view, sentence, i, end) > kMaxToVerb) break;
    const int polarity = PolarityOf(view, i);
    if (polarity != 0) return polarity;
  }
  return 0;
}

std::optional<Change> ChangeTest::Read(const FigureView& view,
                                       const FiguredSentence& sentence,
                                       const Figure& from) const {
  const std::string word = FoldWord(At(view, from.first - 1));
  const std::string led = FoldWord(At(view, from.first - 2));
  const int polarity = PolarityBefore(view, sentence, from);
  if (word == "from") {
    if (from.IsRange()) {  // "from 40 to 60"
      return Change{&from, &from, from.low, from.high, polarity};
    }
    const Figure* to = &from + 1;
    if (to != sentence.end && to->IsPlain() && to->kind == from.kind &&
        to->currency == from.currency &&
        PlainWords(view, sentence, from.last, to->first) <= kMaxBetween &&
        At(view, to->first - 1) == "to") {
      return Change{&from, to, from.low, to->low, polarity};
    }
  }
  if (&from == sentence.begin) return std::nullopt;
  const Figure& to = *(&from - 1);
  if (!IsOneThing(from, to)) return std::nullopt;
  const uint32_t between = PlainWords(view, sentence, to.last, from.first);
  Change change{&from, &to, from.low, to.low, 0};
  if (word == "from" && to.first > sentence.first &&
      At(view, to.first - 1) == "to" && between <= kMaxBetween) {
    change.polarity = PolarityBefore(view, sentence, to);
    return change;  // "rose to 60 from 40"
  }
  if (between > kMaxToOther) return std::nullopt;
  if (word == "from" && (led == "up" || led == "down")) {
    change.polarity = led == "up" ? 1 : -1;
    return change;
  }
  const bool compared = (word == "with" || word == "to") && led == "compared";
  if (compared || word == "against" || word == "versus") return change;
  return std::nullopt;
}

bool ChangeTest::IsRank(const FigureView& view, const FiguredSentence& sentence,
                        const Change& change) const {
  const auto& words = view.document.words();
  const uint32_t first = change.First().first;
  const uint32_t near =
      std::min(sentence.last, change.Last().last + kNearWords);
  for (uint32_t i = std::max(sentence.first + kNearWords, first) - kNearWords;
       i < near; ++i) {
    if (ranks_.Has(view.document, words[i])) return true;
  }
  return false;
}

void ChangeTest::Test(const FigureView& view, const FiguredSentence& sentence,
                      const Change& change) const {
  const Figure& from = *change.from;
  // "from 40 to 60" alone may be a span of anything.
  const bool spans = &change.First() == &from;
  if (spans && change.polarity == 0) return;
  if (change.polarity * (change.after - change.before) < 0) {
    view.report->findings.push_back(MakeFinding(
        *direction_, change.to->span,
        {{"from", Shown(change.before)}, {"to", Shown(change.after)}}));
    return;
  }
  if (change_ == nullptr || change.before <= 0) return;
  if (spans) Times(view, sentence, change);
  const Figure* size = SizeOf(view, sentence, change);
  if (size != nullptr) Measure(view, change, *size);
}

void ChangeTest::Times(const FigureView& view, const FiguredSentence& sentence,
                       const Change& change) const {
  const uint32_t from = change.from->first - 1;
  uint32_t verb = from - 1;
  if (At(view, verb) == ",") --verb;
  if (verb <= sentence.first || verb >= from) return;
  const std::string before = FoldWord(At(view, verb - 1));
  const double ratio = change.after / change.before;
  for (size_t i = 0; i < times_.size(); ++i) {
    const Word& word = view.document.words()[verb];
    if (!times_[i].Has(view.document, word)) continue;
    const double factor = kTimes[i].factor;
    const bool less = ratio < factor * (1 - kTimesSlack);
    const bool more = ratio > factor * (1 + kTimesSlack);
    const bool than = before == "than";
    if (than ? (factor > 1 ? less : more)
             : (less || more) && !view.document.words()[verb - 1].Is(kSign) &&
                   before != "nearly" && before != "almost" &&
                   before != "about" && before != "roughly") {
      Add(view, change, *change.to,
          std::string(word.span().In(view.document.text())),
          100 * std::abs(ratio - 1));
    }
  }
}

void ChangeTest::Add(const FigureView& view, const Change& change,
                     const Figure& place, const std::string& size,
                     double truth) const {
  view.report->findings.push_back(
      MakeFinding(*change_, place.span,
                  {{"size", size},
                   {"from", Shown(change.before)},
                   {"to", Shown(change.after)},
                   {"truth", Shown(std::round(truth * 10) / 10)}}));
}

}  // namespace galley
