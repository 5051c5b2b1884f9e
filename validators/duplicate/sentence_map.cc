#include "validators/duplicate/sentence_map.h"

#include <algorithm>

#include "engine/text/character.h"
#include "engine/text/sentence.h"

namespace galley {

SentenceTokens SentenceMap::At(uint32_t token) {
  constexpr uint32_t kGroup = 8;
  SentenceTokens& recent = recent_[token / kGroup % recent_.size()];
  if (token < recent.tokens.begin || token >= recent.tokens.end) {
    recent = Find(token);
  }
  return recent;
}

SentenceTokens SentenceMap::Find(uint32_t token) {
  const Unit& unit = tokens_.units()[tokens_.UnitOf(token)];
  const uint32_t begin = tokens_.BeginOf(token);
  const Span* sentence = SentenceAt(unit.block, begin);
  Span span = unit.span;
  if (sentence != nullptr && sentence->begin <= begin) {
    span = {std::max(span.begin, sentence->begin),
            std::min(span.end, sentence->end)};
  }
  span = Trimmed(document_.text(), span);
  return {span, tokens_.Inside(span)};
}

const Span* SentenceMap::SentenceAt(uint32_t block, uint32_t begin) {
  auto& [first, count] = blocks_[block];
  if (first == kNotCut) {
    const std::vector<Span> cut =
        Sentences(document_, document_.blocks()[block]);
    first = static_cast<uint32_t>(sentences_.size());
    count = static_cast<uint32_t>(cut.size());
    sentences_.insert(sentences_.end(), cut.begin(), cut.end());
  }
  const Span* end = sentences_.data() + first + count;
  const Span* found = std::ranges::upper_bound(sentences_.data() + first, end,
                                               begin, {}, &Span::end);
  return found == end ? nullptr : found;
}

}  // namespace galley
