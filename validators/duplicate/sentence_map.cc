#include "validators/duplicate/sentence_map.h"

#include <algorithm>

#include "engine/text/character.h"
#include "engine/text/sentence.h"

namespace galley {

SentenceTokens SentenceMap::At(uint32_t token) {
  const Unit& unit = tokens_.units()[tokens_.UnitOf(token)];
  auto [found, is_new] = sentences_.try_emplace(unit.block);
  if (is_new) {
    found->second = Sentences(document_, document_.blocks()[unit.block]);
  }
  const uint32_t begin = tokens_.BeginOf(token);
  const auto sentence =
      std::ranges::upper_bound(found->second, begin, {}, &Span::end);
  Span span = unit.span;
  if (sentence != found->second.end() && sentence->begin <= begin) {
    span = {std::max(span.begin, sentence->begin),
            std::min(span.end, sentence->end)};
  }
  span = Trimmed(document_.text(), span);
  return {span, tokens_.Inside(span)};
}

}  // namespace galley
