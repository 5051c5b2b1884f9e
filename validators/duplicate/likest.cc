#include "validators/duplicate/likest.h"

#include <algorithm>

#include "engine/check/validator.h"
#include "engine/text/sentence.h"
#include "validators/duplicate/copy.h"
#include "validators/duplicate/tokens.h"

namespace galley {
namespace {

constexpr uint32_t kContentLetters = 4;

// The longest row of words that stands in both, gaps allowed.
struct Common {
  uint32_t words = 0;
  uint32_t content = 0;  // of these with four letters or more

  friend auto operator<=>(const Common&, const Common&) = default;
};

Common CommonOf(const Tokens& tokens, TokenRange a, TokenRange b) {
  std::vector<Common> row(b.size() + 1);
  for (uint32_t i = a.begin; i < a.end; ++i) {
    Common diagonal;
    for (uint32_t j = 0; j < b.size(); ++j) {
      const Common above = row[j + 1];
      if (tokens.ClassOf(i) == tokens.ClassOf(b.begin + j)) {
        row[j + 1] = {diagonal.words + 1,
                      diagonal.content +
                          (tokens.SpanOf(i).size() >= kContentLetters ? 1 : 0)};
      } else {
        row[j + 1] = std::max(above, row[j]);
      }
      diagonal = above;
    }
  }
  return row.back();
}

uint32_t Percent(uint32_t part, uint32_t whole) {
  return whole == 0 ? 0 : part * 100 / whole;
}

std::vector<LikestMeasure> MeasuresOf(const Common& common, uint32_t a,
                                      uint32_t b, const Binding& binding) {
  const CopyOptions usual;
  const auto needed = [&binding](const char* param, uint32_t fallback) {
    return static_cast<uint32_t>(
        binding.Number(param, static_cast<int>(fallback)));
  };
  std::vector<LikestMeasure> measures = {
      {"same words", "", "min-words", common.words,
       needed("min-words", usual.min_words)},
      {"of four letters or more", "", "min-content", common.content,
       needed("min-content", usual.min_content)},
      {"similarity", " %", "min-similarity", Percent(2 * common.words, a + b),
       needed("min-similarity", 70)}};
  if (common.words < needed("long-words", usual.long_words)) {
    measures.push_back({"of the longer sentence", " %", "min-cover",
                        Percent(common.words, std::max(a, b)),
                        needed("min-cover", 90)});
  }
  return measures;
}

}  // namespace

std::vector<Likest> LikestSentences(const Document& document, Span within,
                                    const Database& database) {
  std::vector<Likest> likest;
  const std::vector<Binding> bindings = BindingsOf(database, "duplicate");
  const auto binding = std::ranges::find(bindings, "sentence", &Binding::kind);
  if (binding == bindings.end()) return likest;
  Tokens tokens;
  tokens.Reserve(document.text().size());
  tokens.Add(document, {});
  std::vector<Span> sentences;
  for (const Block& block : document.blocks()) {
    const std::vector<Span> some = Sentences(document, block);
    sentences.insert(sentences.end(), some.begin(), some.end());
  }
  for (const Span& sentence : sentences) {
    const TokenRange own = tokens.Inside(sentence);
    if (!sentence.Overlaps(within) || own.size() == 0) continue;
    Likest best{sentence, {}, binding->rule, {}};
    Common most;
    uint32_t other_size = 0;
    for (const Span& other : sentences) {
      const TokenRange words = tokens.Inside(other);
      if (other == sentence || words.size() == 0) continue;
      const Common common = CommonOf(tokens, own, words);
      if (common <= most) continue;
      most = common;
      best.other = other;
      other_size = words.size();
    }
    if (!best.other.empty()) {
      best.measures = MeasuresOf(most, own.size(), other_size, *binding);
    }
    likest.push_back(std::move(best));
  }
  return likest;
}

}  // namespace galley
