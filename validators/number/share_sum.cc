// Shares of a sentence that do not make their whole.
#include <algorithm>
#include <cmath>
#include <set>

#include "engine/text/word.h"
#include "validators/number/shares.h"
#include "validators/number/wording.h"

namespace galley {
namespace {

using std::string_view;

// Words between "rest" and its share; what rounding may add.
constexpr uint32_t kMaxToRest = 4;
constexpr double kRestSlack = 2;
// What "some" or "about" may hide.
constexpr double kAboutSlack = 4;
// Shares that each stand in brackets are parts of one whole when they make
// little more than it: several answers make much more.
constexpr double kListedMost = 112;
// Words between the shares of a chain.
constexpr uint32_t kMaxInChain = 10;

// More shares than these are not all rounded up from a half.
constexpr size_t kMaxHalves = 3;

bool IsIn(const FigureView& view, string_view word, uint32_t first,
          uint32_t last) {
  for (uint32_t i = first; i < last; ++i) {
    if (At(view, i) == word) return true;
  }
  return false;
}

}  // namespace

std::optional<SharesTest::Shares> SharesTest::Gather(
    const FigureView& view, const FiguredSentence& sentence) {
  Shares shares;
  for (const Figure* one = sentence.begin; one != sentence.end; ++one) {
    if (one->kind != Figure::Kind::kShare) continue;
    if (one->IsRange() || one->points) return std::nullopt;
    shares.sum += one->low;
    shares.slack += one->step / 2 + (one->exact ? 0 : kAboutSlack);
    if (one->first > 0 && At(view, one->first - 1) == "(" &&
        one->last < sentence.last && At(view, one->last) == ")") {
      ++shares.bracketed;
    }
    shares.all.push_back(one);
  }
  return shares;
}

void SharesTest::Sum(const FigureView& view,
                     const FiguredSentence& sentence) const {
  const std::optional<Shares> shares = Gather(view, sentence);
  if (!shares || shares->all.size() < 2 || shares->sum >= 2 * kWhole) return;
  const double most = kWhole + shares->slack;
  const bool too_much = shares->all.size() > kMaxHalves ? shares->sum >= most
                                                        : shares->sum > most;
  if (IsRestWrong(view, sentence, *shares) ||
      (too_much && MakesOne(view, sentence, *shares))) {
    view.report->findings.push_back(MakeFinding(
        *shares_, shares->all.back()->span, {{"sum", Shown(shares->sum)}}));
  }
}

bool SharesTest::MakesOne(const FigureView& view,
                          const FiguredSentence& sentence,
                          const Shares& shares) const {
  if (IsDenied(view, sentence, shares)) return true;
  bool people = false;
  bool allots = false;
  const auto& words = view.document.words();
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (several_.Has(view.document, words[i])) return false;
    people = people || people_.Has(view.document, words[i]);
    allots = allots || allots_.Has(view.document, words[i]);
  }
  if (IsPair(view, sentence, shares)) return true;
  const bool near = shares.sum <= kListedMost;
  if (near && (HasGroupEach(view, sentence, shares) ||
               IsChain(view, sentence, shares))) {
    return true;
  }
  const bool of_one = FoldWord(At(view, sentence.first)) == "of";
  const bool listed =
      shares.bracketed == static_cast<int>(shares.all.size()) && near;
  return !people && shares.all.size() >= 3 && (of_one || allots || listed);
}

std::optional<size_t> SharesTest::GroupBehind(const FigureView& view,
                                              const FiguredSentence& sentence,
                                              const Shares& shares,
                                              size_t at) const {
  const uint32_t behind = shares.all[at]->last;
  for (uint32_t i = behind; i < sentence.last && i < behind + kMaxToNoun; ++i) {
    const Word& word = view.document.words()[i];
    if (word.Is(kSign) && At(view, i) != "(") break;
    // "and 55 per cent of managers are men", "among men": another whole.
    if (at > 0 && bounds_.Has(view.document, word)) break;
    const auto group = std::ranges::find(pairs_, FoldWord(At(view, i)));
    if (group == pairs_.end()) continue;
    return static_cast<size_t>(group - pairs_.begin());
  }
  return std::nullopt;
}

bool SharesTest::IsPair(const FigureView& view, const FiguredSentence& sentence,
                        const Shares& shares) const {
  if (shares.all.size() != 2) return false;
  const auto one = GroupBehind(view, sentence, shares, 0);
  const auto other = GroupBehind(view, sentence, shares, 1);
  return one && other && (*one ^ 1) == *other;
}

bool SharesTest::HasGroupEach(const FigureView& view,
                              const FiguredSentence& sentence,
                              const Shares& shares) const {
  std::set<size_t> groups;
  for (const Figure* share : shares.all) {
    // "Men made up 71 per cent", "women 18 per cent", "men (71 per cent)"
    const uint32_t reach = share == shares.all.front() ? 3 : 1;
    uint32_t i = share->first;
    if (i > sentence.first && At(view, i - 1) == "(") --i;
    const uint32_t least = std::max(sentence.first + reach, i) - reach;
    auto group = pairs_.end();
    while (i > least && group == pairs_.end()) {
      group = std::ranges::find(pairs_, FoldWord(At(view, --i)));
    }
    if (group == pairs_.end() ||
        (i > sentence.first &&
         bounds_.Has(view.document, view.document.words()[i - 1])) ||
        !groups.insert(static_cast<size_t>(group - pairs_.begin())).second) {
      return false;
    }
  }
  return groups.size() >= 3 && std::ranges::any_of(groups, [&](size_t one) {
           return groups.contains(one ^ 1);
         });
}

// "68 per cent agree, 21 per cent do not and 16 per cent are not sure"
bool SharesTest::IsDenied(const FigureView& view,
                          const FiguredSentence& sentence,
                          const Shares& shares) const {
  bool denied = false;
  bool undecided = false;
  for (const Figure* one : shares.all) {
    denied = denied || DeniesTheRest(view, sentence, *one);
    for (uint32_t i = one->last;
         i < sentence.last && i < one->last + kMaxToNoun; ++i) {
      undecided = undecided || undecided_.Has(At(view, i));
    }
  }
  return denied && (undecided || shares.all.size() == 2) &&
         shares.sum <= kListedMost;
}

// "as follows: 86 per cent healed, 9 per cent left and 14 per cent were lost"
bool SharesTest::IsChain(const FigureView& view,
                         const FiguredSentence& sentence,
                         const Shares& shares) const {
  const auto& all = shares.all;
  const auto& words = view.document.words();
  const bool colon = At(view, all[0]->first - 1) == ":";
  const bool of_one = FoldWord(At(view, sentence.first)) == "of";
  if (all.size() < 3 || (!colon && !of_one)) return false;
  bool places = true;
  for (size_t i = 0; i < all.size(); ++i) {
    const uint32_t behind = all[i]->last;
    places = places && behind < sentence.last && At(view, behind) == "in";
    if (i == 0) continue;
    const uint32_t before = all[i - 1]->last;
    if (all[i]->first - before > kMaxInChain ||
        IsIn(view, ";", before, all[i]->first) ||
        (behind < sentence.last && bounds_.Has(view.document, words[behind]))) {
      return false;
    }
  }
  // "women", "young": groups overlap.
  for (uint32_t i = all[0]->last; i < sentence.last; ++i) {
    if (people_.Has(view.document, words[i])) return false;
  }
  return !places &&
         IsIn(view, "and", all[all.size() - 2]->last, all.back()->first);
}

// "54 per cent ... and 9 per cent ...; the rest (47 per cent)": unless it is
// the rest of some shares before it only. Less is wrong of two shares only.
bool SharesTest::IsRestWrong(const FigureView& view,
                             const FiguredSentence& sentence,
                             const Shares& shares) const {
  const Figure& rest = *shares.all.back();
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
  for (size_t i = shares.all.size() - 1; i-- > 0;) {
    const double share = shares.all[i]->low;
    sum += share;
    if (std::abs(sum - kWhole) <= kRestSlack ||
        std::abs(share + rest.low - kWhole) <= kRestSlack) {
      return false;
    }
  }
  const double slack = std::max(kRestSlack, shares.slack);
  return sum > kWhole + slack ||
         (shares.all.size() == 2 && sum < kWhole - slack &&
          sentence.end - sentence.begin == 2 &&
          rests_.Has(view.document, words[rest.first - 1]));
}

}  // namespace galley
