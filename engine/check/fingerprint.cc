#include "engine/check/fingerprint.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "engine/text/hash.h"

namespace galley {
namespace {

constexpr uint32_t kNeighbours = 3;

void AppendWords(const std::vector<std::string>& words, std::string* text) {
  for (const std::string& word : words) *text += ' ' + word;
}

}  // namespace

FindingWords WordsOf(const Document& document, const Finding& finding) {
  const std::vector<Word>& words = document.words();
  const auto count = static_cast<uint32_t>(words.size());
  const uint32_t first = document.WordAt(finding.span.begin);
  uint32_t last = first;
  while (last < count && words[last].begin < finding.span.end) ++last;
  Span block{0, static_cast<uint32_t>(document.text().size())};
  if (const size_t at = document.BlockAt(finding.span.begin);
      at < document.blocks().size()) {
    block = Union(document.blocks()[at].span, finding.span);
  }
  FindingWords found;
  const uint32_t from = first > kNeighbours ? first - kNeighbours : 0;
  const uint32_t to = std::min(count, last + kNeighbours);
  for (uint32_t i = from; i < to; ++i) {
    if (!block.Covers(words[i].span())) continue;
    auto& part = i < first ? found.before : i < last ? found.own : found.after;
    part.push_back(FoldWord(words[i].span().In(document.text())));
  }
  return found;
}

void SetFingerprints(const Document& document, std::vector<Finding>* findings) {
  std::unordered_map<uint64_t, uint32_t> seen;
  for (Finding& finding : *findings) {
    const FindingWords words = WordsOf(document, finding);
    std::string text(finding.rule);
    AppendWords(words.before, &text);
    for (const auto* part : {&words.own, &words.after}) {
      if (!part->empty()) text += '\n';
      AppendWords(*part, &text);
    }
    const uint64_t hash = Hash64(text);
    const uint32_t number = seen[hash]++;
    finding.fingerprint =
        number == 0 ? hash : Hash64(text + '\n' + std::to_string(number));
  }
}

}  // namespace galley
