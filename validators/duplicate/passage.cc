#include "validators/duplicate/passage.h"

#include <algorithm>
#include <map>

namespace galley {

Passage MakePassage(const Document& document, Span span, uint32_t row,
                    bool heading) {
  Passage passage;
  passage.span = span;
  passage.row = row;
  passage.heading = heading;
  const std::vector<Word>& words = document.words();
  for (uint32_t i = document.WordAt(span.begin);
       i < words.size() && words[i].begin < span.end; ++i) {
    if (words[i].Is(kSign)) continue;
    ++passage.words;
    passage.key = (passage.key ^ words[i].fold_hash) * 0x9E3779B97F4A7C15u;
    passage.key ^= passage.key >> 29;
  }
  return passage;
}

std::vector<CopiedRun> FindCopies(const std::vector<Passage>& passages,
                                  uint32_t min_words) {
  // Places of each text, by index of the passage.
  std::map<uint64_t, std::vector<uint32_t>> groups;
  for (uint32_t i = 0; i < passages.size(); ++i) {
    if (passages[i].words > 0) groups[passages[i].key].push_back(i);
  }
  const auto places = [&](uint32_t i) -> const std::vector<uint32_t>& {
    return groups.find(passages[i].key)->second;
  };
  // True when the copies of passage i are followed by those of i + 1.
  const auto goes_on = [&](uint32_t i) {
    if (i + 1 >= passages.size() || passages[i + 1].words == 0 ||
        passages[i].row != passages[i + 1].row ||
        passages[i].key == passages[i + 1].key) {
      return false;
    }
    const std::vector<uint32_t>& first = places(i);
    const std::vector<uint32_t>& second = places(i + 1);
    if (first.size() != second.size()) return false;
    for (size_t k = 0; k < first.size(); ++k) {
      if (second[k] != first[k] + 1 ||
          passages[first[k]].row != passages[second[k]].row) {
        return false;
      }
    }
    return true;
  };

  std::vector<CopiedRun> runs;
  std::vector<bool> done(passages.size(), false);
  for (uint32_t i = 0; i < passages.size(); ++i) {
    if (done[i] || passages[i].words == 0 || places(i).size() < 2) continue;
    uint32_t last = i;
    CopiedRun run;
    const auto take = [&](uint32_t index) {
      run.words = std::max(run.words, passages[index].words);
      run.headings_only = run.headings_only && passages[index].heading;
      for (const uint32_t place : places(index)) done[place] = true;
    };
    take(i);
    while (goes_on(last)) take(++last);
    if (run.words < min_words && !run.headings_only) continue;
    for (const uint32_t place : places(i)) {
      run.places.push_back(
          Union(passages[place].span, passages[place + (last - i)].span));
    }
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace galley
