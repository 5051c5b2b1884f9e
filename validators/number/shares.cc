#include <algorithm>
#include <cmath>
#include <sstream>

#include "engine/text/word.h"
#include "validators/number/tests.h"
#include "validators/number/wording.h"

namespace galley {
namespace {

using std::string_view;

constexpr uint32_t kMaxToNoun = 5;
// Words around a share that may speak of it.
constexpr uint32_t kNearWords = 40;
// Shares are rounded, each by half a point.
constexpr double kWhole = 100;
// Words between "rest" and its share; what rounding may add.
constexpr uint32_t kMaxToRest = 4;
constexpr double kRestSlack = 2;
// Shares that each stand in brackets are parts of one whole when they make
// little more than it: several answers make much more.
constexpr double kListedMost = 112;

}  // namespace

SharesTest::SharesTest(const ValidatorSetup& setup)
    : shares_(setup.Find("shares")), percent_(setup.Find("percent")) {
  if (shares_ != nullptr) {
    const auto pairs = shares_->params.find("pairs");
    std::istringstream words(pairs == shares_->params.end() ? ""
                                                            : pairs->second);
    for (std::string word; words >> word;) pairs_.push_back(word);
    people_ = WordList(*shares_, "people");
    allots_ = WordList(*shares_, "allots");
    bounds_ = WordList(*shares_, "bounds");
    rests_ = WordList(*shares_, "rests");
    fractions_ = WordList(*shares_, "fractions");
    several_ = WordList(*shares_, "several");
    undecided_ = WordList(*shares_, "undecided");
  }
  if (percent_ != nullptr) {
    wholes_ = WordList(*percent_, "wholes");
    targets_ = WordList(*percent_, "targets");
  }
}

void SharesTest::Run(const FigureView& view) const {
  for (const FiguredSentence& sentence : view.sentences) {
    if (shares_ != nullptr) Sum(view, sentence);
    if (percent_ == nullptr) continue;
    for (const Figure* one = sentence.begin; one != sentence.end; ++one) {
      if (one->kind == Figure::Kind::kShare) Single(view, sentence, *one);
    }
  }
}

void SharesTest::Sum(const FigureView& view,
                     const FiguredSentence& sentence) const {
  double sum = 0;
  double slack = 0;
  int shares = 0;
  int bracketed = 0;
  bool people = false;
  const Figure* last = nullptr;
  std::vector<size_t> groups;  // places in pairs_
  for (const Figure* one = sentence.begin; one != sentence.end; ++one) {
    if (one->kind != Figure::Kind::kShare) continue;
    if (!one->IsPlain() || one->points) return;
    sum += one->low;
    slack += one->step / 2;
    ++shares;
    last = one;
    if (one->first > 0 && WordAt(view.document, one->first - 1) == "(" &&
        one->last < sentence.last && WordAt(view.document, one->last) == ")") {
      ++bracketed;
    }
    for (uint32_t i = one->last;
         i < sentence.last && i < one->last + kMaxToNoun; ++i) {
      const Word& word = view.document.words()[i];
      if (word.Is(kSign) && WordAt(view.document, i) != "(") break;
      // "and 55 per cent of managers are men", "among men": another whole.
      if (shares > 1 && bounds_.Has(view.document, word)) break;
      const auto group =
          std::ranges::find(pairs_, FoldWord(WordAt(view.document, i)));
      if (group == pairs_.end()) continue;
      groups.push_back(static_cast<size_t>(group - pairs_.begin()));
      break;
    }
  }
  if (shares < 2 || sum <= kWhole + slack || sum >= 2 * kWhole) return;
  // "68 per cent agree, 21 per cent do not and 16 per cent are not sure"
  bool denied = false;
  bool undecided = false;
  for (const Figure* one = sentence.begin; one != sentence.end; ++one) {
    denied = denied || DeniesTheRest(view, sentence, *one);
    for (uint32_t i = one->last;
         i < sentence.last && i < one->last + kMaxToNoun; ++i) {
      undecided = undecided || undecided_.Has(WordAt(view.document, i));
    }
  }
  const auto add = [&] {
    view.report->findings.push_back(
        MakeFinding(*shares_, last->span, {{"sum", Shown(sum)}}));
  };
  if (denied && (undecided || shares == 2) && sum <= kListedMost) return add();
  if (IsRestTooMuch(view, sentence, *last)) return add();
  bool allots = false;
  const auto& words = view.document.words();
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (several_.Has(view.document, words[i])) return;
    people = people || people_.Has(view.document, words[i]);
    allots = allots || allots_.Has(view.document, words[i]);
  }
  const bool pair =
      shares == 2 && groups.size() == 2 && (groups[0] ^ 1) == groups[1];
  const bool of_one = FoldWord(WordAt(view.document, sentence.first)) == "of";
  const bool listed = bracketed == shares && sum <= kListedMost;
  if (pair || (!people && shares >= 3 && (of_one || allots || listed))) {
    add();
  }
}

// "54 per cent ... and 9 per cent ...; the rest (47 per cent)": unless it is
// the rest of some shares before it only.
bool SharesTest::IsRestTooMuch(const FigureView& view,
                               const FiguredSentence& sentence,
                               const Figure& rest) const {
  const auto& words = view.document.words();
  const uint32_t from =
      std::max(sentence.first + kMaxToRest, rest.first) - kMaxToRest;
  bool named = false;
  for (uint32_t i = from; i < rest.first; ++i) {
    named = named || rests_.Has(view.document, words[i]);
  }
  if (!named) return false;
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (fractions_.Has(view.document, words[i])) return false;
  }
  double sum = rest.low;
  for (const Figure* one = &rest; one != sentence.begin;) {
    --one;
    if (one->kind != Figure::Kind::kShare) continue;
    sum += one->low;
    if (std::abs(sum - kWhole) <= kRestSlack ||
        std::abs(one->low + rest.low - kWhole) <= kRestSlack) {
      return false;
    }
  }
  return sum > kWhole + kRestSlack;
}

void SharesTest::Single(const FigureView& view, const FiguredSentence& sentence,
                        const Figure& share) const {
  if (share.low <= kWhole || share.points || share.IsRange()) return;
  const auto& words = view.document.words();
  const uint32_t near = std::min(sentence.last, share.last + kNearWords);
  for (uint32_t i =
           std::max(sentence.first + kNearWords, share.first) - kNearWords;
       i < near; ++i) {
    if (targets_.Has(view.document, words[i])) return;
  }
  const auto word_at = [&](uint32_t i) {
    return i >= sentence.first && i < sentence.last
               ? FoldWord(WordAt(view.document, i))
               : std::string();
  };
  const std::string before = word_at(share.first - 1);
  bool impossible = (before == "whom" || before == "which") &&
                    word_at(share.first - 2) == "of";
  if (word_at(share.last) == "of" && before != "by") {
    for (uint32_t i = share.last + 1;
         i < sentence.last && i <= share.last + kMaxToNoun; ++i) {
      if (words[i].Is(kSign)) break;
      if (wholes_.Has(view.document, words[i])) {
        impossible = true;
        break;
      }
    }
  }
  if (!impossible) return;
  view.report->findings.push_back(
      MakeFinding(*percent_, share.span, {{"share", std::string(share.text)}}));
}

}  // namespace galley
