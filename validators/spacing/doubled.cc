#include "validators/spacing/doubled.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace galley {
namespace {

constexpr int kPerThousandWords = 10;
constexpr size_t kAlwaysSlips = 10;
// More spaces align something.
constexpr uint32_t kMostSpaces = 3;
// Digits that no list mark or label has.
constexpr uint16_t kShortestFigure = 3;

// True for a word, or a comma or semicolon behind one.
bool MayStandBefore(const Document& document, size_t i) {
  const Word& word = document.words()[i];
  if (word.Is(kLetterShapes)) return true;
  if (word.Is(kDigits)) return word.length >= kShortestFigure;
  const char sign = document.view()[word.begin];
  return (sign == ',' || sign == ';') && i > 0 &&
         document.words()[i - 1].Is(kLetterShapes);
}

bool AreSpaces(std::string_view gap) {
  return gap.size() >= 2 && gap.size() <= kMostSpaces &&
         gap.find_first_not_of(' ') == gap.npos;
}

// The words without white space around word `i`.
Span Around(const std::vector<Word>& words, size_t i, size_t begin, size_t end,
            bool before) {
  size_t first = i;
  size_t last = i;
  if (before) {
    while (first > begin && !words[first].Is(kSpaceBefore)) --first;
  } else {
    while (last + 1 < end && !words[last + 1].Is(kSpaceBefore) &&
           (!words[last + 1].Is(kSign) ||
            (last + 2 < end && !words[last + 2].Is(kSpaceBefore)))) {
      ++last;
    }
  }
  return {words[first].begin, words[last].span().end};
}

}  // namespace

void FindDoubledSpaces(const Document& document, const Binding& binding,
                       Report* report) {
  const auto& words = document.words();
  std::vector<Finding> found;
  size_t i = 0;
  for (const Block& block : document.blocks()) {
    while (i < words.size() && words[i].begin < block.span.begin) ++i;
    const size_t begin = i;
    size_t end = begin;
    while (end < words.size() && words[end].begin < block.span.end) ++end;
    i = end;
    if (block.kind == BlockKind::kCode || block.kind == BlockKind::kTableCell) {
      continue;
    }
    for (size_t at = begin + 1; at < end; ++at) {
      if (!words[at].Is(kSpaceBefore) || words[at].Is(kLineStart | kSign)) {
        continue;
      }
      const Span gap{words[at - 1].span().end, words[at].begin};
      if (!AreSpaces(gap.In(document.text())) ||
          !MayStandBefore(document, at - 1)) {
        continue;
      }
      const Span left = Around(words, at - 1, begin, end, true);
      const Span right = Around(words, at, begin, end, false);
      Finding finding = MakeFinding(binding, {left.begin, right.end});
      finding.fix.push_back({gap, " "});
      found.push_back(std::move(finding));
    }
  }
  const auto most = static_cast<size_t>(
      binding.Number("per-thousand-words", kPerThousandWords));
  if (found.size() > kAlwaysSlips &&
      found.size() * 1000 > most * words.size()) {
    return;
  }
  std::ranges::move(found, std::back_inserter(report->findings));
}

}  // namespace galley
