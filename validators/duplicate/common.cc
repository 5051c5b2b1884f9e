#include "validators/duplicate/common.h"

#include <algorithm>

#include "engine/text/word.h"

namespace galley {
namespace {

constexpr uint32_t kRunWords = 3;
constexpr double kShare = 0.8;

uint64_t Next(uint64_t hash, uint32_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

}  // namespace

CommonPassages::CommonPassages(const std::vector<CommonPassage>& passages,
                               std::string_view openers) {
  for (uint32_t i = 0; i < passages.size(); ++i) {
    std::vector<uint32_t> words;
    for (const Word& word : CutWords(passages[i].text)) {
      if (word.Is(kSign)) continue;
      // As Tokens::ClassOf: figures may differ.
      words.push_back(word.Is(kDigits) ? 1 : word.fold_hash & ~uint32_t{1});
    }
    for (size_t first = 0; first + kRunWords <= words.size(); ++first) {
      uint64_t hash = 0;
      for (size_t k = 0; k < kRunWords; ++k)
        hash = Next(hash, words[first + k]);
      runs_.emplace(hash, i);
    }
  }
  for (const Word& word : CutWords(openers)) {
    openers_.push_back(word.fold_hash & ~uint32_t{1});
  }
}

bool CommonPassages::Holds(const Document& document, const Tokens& tokens,
                           const Place& place) const {
  const uint32_t first = place.tokens.begin;
  const Span word = tokens.SpanOf(first);
  if (std::ranges::find(openers_, tokens.HashOf(first)) != openers_.end() &&
      word.end < document.text().size() && document.text()[word.end] == ':') {
    return true;
  }
  if (place.tokens.size() < kRunWords || runs_.empty()) return false;
  const uint32_t runs = place.tokens.size() - kRunWords + 1;
  std::unordered_map<uint32_t, uint32_t> of_passage;
  uint32_t most = 0;
  for (uint32_t at = first; at < first + runs; ++at) {
    uint64_t hash = 0;
    for (uint32_t k = 0; k < kRunWords; ++k) {
      hash = Next(hash, tokens.ClassOf(at + k));
    }
    if (const auto found = runs_.find(hash); found != runs_.end()) {
      most = std::max(most, ++of_passage[found->second]);
    }
  }
  return most >= kShare * runs;
}

}  // namespace galley
