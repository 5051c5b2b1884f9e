#include "validators/number/wording.h"

#include <algorithm>
#include <array>

#include "engine/text/word.h"

namespace galley {
namespace {

// Words from a part to the "not" behind it: "120 of them have not".
constexpr uint32_t kMaxToNot = 5;

bool Ends(const FigureView& view, const FiguredSentence& sentence,
          uint32_t word) {
  return word >= sentence.last || view.document.words()[word].Is(kSign);
}

}  // namespace

bool IsDash(const FigureView& view, uint32_t word) {
  return FoldWord(At(view, word)) == "-";
}

bool IsNextTo(const FigureView& view, const FiguredSentence& before,
              const FiguredSentence& sentence) {
  return before.last == sentence.first &&
         view.document.BlockAt(before.span.begin) ==
             view.document.BlockAt(sentence.span.begin);
}

uint32_t PlainWords(const FigureView& view, const FiguredSentence& sentence,
                    uint32_t first, uint32_t last) {
  if (first >= last) return 0;
  uint32_t covered = 0;
  for (const Figure* one = sentence.begin; one != sentence.end; ++one) {
    if (one->first >= first && one->last <= last) {
      covered += one->last - one->first;
    }
  }
  const Document& document = view.document;
  const Span span{document.words()[first].begin,
                  document.words()[last - 1].span().end};
  const auto& all = view.report->annotations;
  const auto begins = [](const Annotation& one) { return one.span.begin; };
  for (auto one = std::ranges::lower_bound(all, span.begin, {}, begins);
       one != all.end() && one->span.begin < span.end; ++one) {
    if (one->type != "date" || one->span.end > span.end) continue;
    covered += document.WordAt(one->span.end - 1) + 1 -
               document.WordAt(one->span.begin);
  }
  return last - first - std::min(covered, last - first);
}

bool Comparable(const Figure& a, const Figure& b) {
  return a.kind == b.kind && a.currency == b.currency &&
         a.kind != Figure::Kind::kShare;
}

bool IsSomewhere(const FigureView& view, const FiguredSentence& sentence,
                 const Figure& part) {
  constexpr std::array<std::string_view, 5> kPlaces = {"in", "at", "on", "near",
                                                       "from"};
  for (uint32_t i = part.last; i < sentence.last && i < part.last + 3; ++i) {
    if (view.document.words()[i].Is(kSign)) return false;
    if (std::ranges::find(kPlaces, At(view, i)) != kPlaces.end()) return true;
  }
  return false;
}

bool IsAnnounced(const FigureView& view, const FiguredSentence& sentence,
                 const Figure& whole) {
  constexpr uint32_t kMaxToWhole = 4;
  constexpr std::array<std::string_view, 6> kBefore = {"that", ",", "and",
                                                       ":",    ";", "but"};
  if (whole.first <= sentence.first) return false;
  if (FoldWord(At(view, sentence.first)) == "of") {
    return whole.first - sentence.first <= kMaxToWhole;
  }
  if (whole.first < sentence.first + 3) return false;
  const std::string_view article = At(view, whole.first - 1);
  return (article == "the" || article == "those" || article == "these") &&
         At(view, whole.first - 2) == "of" &&
         std::ranges::find(kBefore, At(view, whole.first - 3)) != kBefore.end();
}

bool EndsParts(const FigureView& view, const FiguredSentence& sentence,
               const Figure& last) {
  constexpr uint32_t kMaxBehind = 2;
  if (At(view, last.first - 1) != "and") return false;
  if (IsSomewhere(view, sentence, last)) return true;
  for (uint32_t i = last.last; i <= last.last + kMaxBehind; ++i) {
    if (Ends(view, sentence, i)) return true;
  }
  return false;
}

bool IsOfThem(const FigureView& view, const FiguredSentence& sentence,
              const Figure& part) {
  return part.IsPlain() && part.last + 1 < sentence.last &&
         At(view, part.last) == "of" &&
         (At(view, part.last + 1) == "them" ||
          At(view, part.last + 1) == "which");
}

bool ClosesClause(const FigureView& view, const FiguredSentence& sentence,
                  uint32_t last, const Figure& share) {
  constexpr uint32_t kMaxToShare = 14;
  constexpr uint32_t kMaxToDash = 4;
  // What speaks of other figures.
  constexpr std::array<std::string_view, 7> kOthers = {
      "than", "compared", "against", "from", "target", "whom", "which"};
  const uint32_t opens = share.first - 1;
  if (share.kind != Figure::Kind::kShare || opens < last ||
      opens - last > kMaxToShare || share.last >= sentence.last) {
    return false;
  }
  for (uint32_t i = last; i < opens; ++i) {
    const std::string_view word = At(view, i);
    if ((view.document.words()[i].Is(kSign) && !IsDash(view, i) &&
         FoldWord(word) != "'") ||
        std::ranges::find(kOthers, word) != kOthers.end()) {
      return false;
    }
  }
  if (IsDash(view, opens)) {
    return opens - last <= kMaxToDash && IsDash(view, share.last);
  }
  return At(view, opens) == "(" && At(view, share.last) == ")" &&
         Ends(view, sentence, share.last + 1);
}

bool DeniesTheRest(const FigureView& view, const FiguredSentence& sentence,
                   const Figure& part) {
  for (uint32_t i = part.last; i < sentence.last && i < part.last + kMaxToNot;
       ++i) {
    if (view.document.words()[i].Is(kSign)) return false;
    if (At(view, i) != "not") continue;
    if (Ends(view, sentence, i + 1)) return true;
    // "71 are paid and 34 are not paid"
    bool said = false;
    for (uint32_t j = sentence.first; j < part.first; ++j) {
      said = said || At(view, j) == At(view, i + 1);
    }
    return said && (Ends(view, sentence, i + 2) || At(view, i + 2) == "and");
  }
  return false;
}

}  // namespace galley
