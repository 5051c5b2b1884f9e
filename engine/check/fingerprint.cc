#include "engine/check/fingerprint.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "engine/text/hash.h"

namespace galley {
namespace {

constexpr uint32_t kNeighbours = 3;

}  // namespace

void SetFingerprints(const Document& document, std::vector<Finding>* findings) {
  const std::vector<Word>& words = document.words();
  const auto count = static_cast<uint32_t>(words.size());
  std::unordered_map<uint64_t, uint32_t> seen;
  for (Finding& finding : *findings) {
    std::string text(finding.rule);
    const uint32_t first = document.WordAt(finding.span.begin);
    uint32_t last = first;
    while (last < count && words[last].begin < finding.span.end) ++last;
    Span block{0, static_cast<uint32_t>(document.text().size())};
    if (const size_t at = document.BlockAt(finding.span.begin);
        at < document.blocks().size()) {
      block = Union(document.blocks()[at].span, finding.span);
    }
    const uint32_t from = first > kNeighbours ? first - kNeighbours : 0;
    const uint32_t to = std::min(count, last + kNeighbours);
    for (uint32_t i = from; i < to; ++i) {
      if (!block.Covers(words[i].span())) continue;
      if (i == first || i == last) text += '\n';
      text += ' ';
      text += FoldWord(words[i].span().In(document.text()));
    }
    const uint64_t hash = Hash64(text);
    const uint32_t number = seen[hash]++;
    finding.fingerprint =
        number == 0 ? hash : Hash64(text + '\n' + std::to_string(number));
  }
}

}  // namespace galley
