#include "validators/number/shares.h"

#include <algorithm>
#include <sstream>

#include "engine/text/word.h"

namespace galley {
namespace {

// Words around a share that may speak of it.
constexpr uint32_t kNearWords = 40;

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
