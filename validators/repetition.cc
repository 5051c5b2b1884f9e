#include "validators/repetition.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "validators/word_list.h"

namespace galley {
namespace {

// Longer repeated passages are sentences, which are duplicates.
constexpr uint32_t kMaxPhrase = 8;
// "Gender-Gender" is a slip if the word stands so often elsewhere.
constexpr int kMinElsewhere = 2;
constexpr uint16_t kSpacedOrFirst = kSpaceBefore | kLineStart;

// How often the words of a document stand in it, by their hash.
struct Counts {
  std::unordered_map<uint32_t, int> all{};
  std::unordered_map<uint32_t, int> small{};  // written small
};

Counts CountWords(const Document& document) {
  Counts counts;
  for (const Word& word : document.words()) {
    if (!word.Is(kLetterShapes)) continue;
    ++counts.all[word.fold_hash];
    if (word.Is(kLower)) ++counts.small[word.fold_hash];
  }
  return counts;
}

class Repetition : public Validator {
 public:
  explicit Repetition(ValidatorSetup setup) : setup_(std::move(setup)) {
    if (const Binding* word = setup_.Find("word")) {
      allowed_ = WordList(*word, "allowed");
      functions_ = WordList(*word, "functions");
    }
    if (const Binding* phrase = setup_.Find("phrase")) {
      effect_ = WordList(*phrase, "effect");
    }
  }

  void Validate(const Document& document, Report* report) const override;

 private:
  bool IsSlip(const Document& document, const Counts& counts, uint32_t first,
              uint32_t second) const;
  // Words of the phrase that stands twice from `first` on, in the block of
  // words [begin, end); 0 if none does.
  uint32_t PhraseAt(const Document& document, uint32_t begin, uint32_t first,
                    uint32_t end) const;

  ValidatorSetup setup_;
  WordList allowed_{};
  WordList functions_{};
  WordList effect_{};
};

bool Same(const Document& document, uint32_t a, uint32_t b) {
  const Word& one = document.words()[a];
  const Word& two = document.words()[b];
  return one.fold_hash == two.fold_hash &&
         FoldWord(one.span().In(document.text())) ==
             FoldWord(two.span().In(document.text()));
}

// Both words, and the repair: the second and what is before it goes.
Finding MakeTwice(const Document& document, const Binding& binding,
                  uint32_t first, uint32_t second, uint32_t end) {
  const auto& words = document.words();
  const Span once{words[first].begin, words[second - 1].span().end};
  const Span both{once.begin, words[end - 1].span().end};
  // Without the hyphen.
  const Span shown = end == second + 1 ? words[first].span() : once;
  Finding finding = MakeFinding(
      binding, both, {{"words", std::string(shown.In(document.text()))}});
  finding.fix.push_back({{once.end, both.end}, ""});
  return finding;
}

bool Repetition::IsSlip(const Document& document, const Counts& counts,
                        uint32_t first, uint32_t second) const {
  const Word& one = document.words()[first];
  const Word& two = document.words()[second];
  if (!one.Is(kLetterShapes) || one.Is(kHasDigit) || two.Is(kHasDigit) ||
      !Same(document, first, second) || allowed_.Has(document, one)) {
    return false;
  }
  const bool function = functions_.Has(document, one);
  const auto times = [&](const std::unordered_map<uint32_t, int>& map) {
    const auto found = map.find(one.fold_hash);
    return found == map.end() ? 0 : found->second;
  };
  if (second != first + 1) {  // a hyphen stands between
    return one.length > 4 && times(counts.all) >= kMinElsewhere + 2;
  }
  if (function) return true;
  if (one.length < 2 || one.Is(kMixed) || two.Is(kMixed)) return false;
  if (one.Is(kUpper) || two.Is(kUpper)) {
    return one.Is(kUpper) && two.Is(kUpper) && one.length > 2;
  }
  if (two.Is(kLower)) return one.Is(kLower) || times(counts.small) > 1;
  // A name, unless the word stands small elsewhere.
  return one.Is(kCapitalised) && times(counts.small) > 0;
}

uint32_t Repetition::PhraseAt(const Document& document, uint32_t begin,
                              uint32_t first, uint32_t end) const {
  const auto& words = document.words();
  uint32_t run = 0;  // words from `first` on with nothing between
  uint32_t limit = std::min(end - first, 2 * kMaxPhrase);
  while (run < limit) {
    const Word& word = words[first + run];
    if (!word.Is(kLetterShapes) || word.Is(kHasDigit) ||
        (run != 0 && !word.Is(kSpacedOrFirst))) {
      break;
    }
    ++run;
  }
  for (uint32_t length = 2; 2 * length <= run; ++length) {
    uint32_t same = 0;
    int small = 0;
    while (same < length &&
           words[first + same].fold_hash ==
               words[first + length + same].fold_hash &&
           Same(document, first + same, first + length + same)) {
      small += words[first + same].Is(kLower) ? 1 : 0;
      ++same;
    }
    if (same < length || small == 0 || (length == 2 && small < 2)) continue;
    // "more and more"
    if (length == 2 && (effect_.Has(document, words[first]) ||
                        effect_.Has(document, words[first + 1]))) {
      return 0;
    }
    // One word over and over is no phrase; "step by step by step".
    if (Same(document, first, first + 1)) return 0;
    const uint32_t behind = first + 2 * length;
    if (behind < end && Same(document, first, behind)) return 0;
    if (first > begin && Same(document, first - 1, behind - 1)) return 0;
    return length;
  }
  return 0;
}

void Repetition::Validate(const Document& document, Report* report) const {
  const Counts counts = CountWords(document);
  const Binding* word = setup_.Find("word");
  const Binding* phrase = setup_.Find("phrase");
  const auto& words = document.words();
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::kCode) continue;
    const uint32_t first = document.WordAt(block.span.begin);
    uint32_t end = first;
    while (end < words.size() && words[end].begin < block.span.end) ++end;
    for (uint32_t i = first; i + 1 < end; ++i) {
      const bool hyphen = i + 2 < end && words[i + 1].Is(kSign) &&
                          words[i + 1].span().In(document.view()) == "-" &&
                          !words[i + 1].Is(kSpacedOrFirst) &&
                          !words[i + 2].Is(kSpacedOrFirst);
      const uint32_t next = i + (hyphen ? 2 : 1);
      const bool apart = hyphen || words[next].Is(kSpacedOrFirst);
      // "to-to", "Ba-Ba Ba": a part of a longer compound is none.
      const auto joined = [&](uint32_t at) {
        return at < end && !words[at].Is(kSpacedOrFirst) &&
               words[at].span().In(document.view()) == "-";
      };
      if (word != nullptr && apart && !joined(next + 1) &&
          (i == first || !joined(i)) &&
          (i == first || words[i].Is(kSpacedOrFirst) || !joined(i - 1)) &&
          IsSlip(document, counts, i, next)) {
        report->findings.push_back(
            MakeTwice(document, *word, i, next, next + 1));
        i = next - 1;
        continue;
      }
      if (phrase == nullptr || hyphen) continue;
      if (const uint32_t length = PhraseAt(document, first, i, end);
          length != 0) {
        report->findings.push_back(
            MakeTwice(document, *phrase, i, i + length, i + 2 * length));
        i += 2 * length - 1;
      }
    }
  }
}

}  // namespace

std::unique_ptr<Validator> MakeRepetition(ValidatorSetup setup) {
  return std::make_unique<Repetition>(std::move(setup));
}

}  // namespace galley
