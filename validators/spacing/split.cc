#include "validators/spacing/split.h"

#include <string>

namespace galley {
namespace {

// Classes of Lexicon up to which a joined word counts, by its length: chance
// makes short words of any parts.
constexpr int kEverybodys = 20;
constexpr size_t kShort = 4;
// Words on either side that tell whether the stretch is in the language.
constexpr uint32_t kAround = 8;
constexpr size_t kMaxParts = 3;

class SplitFinder {
 public:
  SplitFinder(const Document& document, const Binding& binding,
              Vocabulary* vocabulary, Report* report)
      : document_(document),
        words_(document.words()),
        binding_(binding),
        rarest_(binding.Number("rarest", 50)),
        term_from_(static_cast<uint32_t>(binding.Number("term-from", 3))),
        vocabulary_(*vocabulary),
        report_(*report) {}

  void FindIn(uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i + 1 < end; ++i) {
      if (!IsPart(i) || !GoesOn(i + 1)) continue;
      if (vocabulary_.Knows(i) && vocabulary_.Knows(i + 1)) {
        if (i + 2 >= end || !GoesOn(i + 2) || vocabulary_.Knows(i + 2)) {
          continue;
        }
      }
      for (uint32_t parts = kMaxParts; parts >= 2; --parts) {
        if (i + parts > end || !IsSplit(i, i + parts)) continue;
        Add(i, i + parts);
        i += parts - 1;
        break;
      }
    }
  }

 private:
  // Letters only, at the begin of what white space parts.
  bool IsPart(uint32_t i) const {
    const Word& word = words_[i];
    return word.Is(kLower | kCapitalised | kSingleCapital) &&
           !word.Is(kHasDigit) && word.Is(kSpaceBefore);
  }
  // Small letters behind a single space.
  bool GoesOn(uint32_t i) const {
    const Word& word = words_[i];
    return word.Is(kLower) && !word.Is(kHasDigit) &&
           word.begin == words_[i - 1].span().end + 1 &&
           document_.text()[word.begin - 1] == ' ';
  }
  bool IsSplit(uint32_t begin, uint32_t end);
  bool IsForeign(uint32_t begin, uint32_t end);
  // A word of the document that stands for itself.
  bool IsTerm(uint32_t i) const { return vocabulary_.Times(i) >= term_from_; }

  void Add(uint32_t begin, uint32_t end) {
    const Span span{words_[begin].begin, words_[end - 1].span().end};
    std::string joined;
    for (uint32_t i = begin; i < end; ++i) joined += vocabulary_.TextOf(i);
    Finding finding = MakeFinding(binding_, span, {{"word", joined}});
    finding.fix.push_back({span, joined});
    report_.findings.push_back(std::move(finding));
  }

  const Document& document_;
  const std::vector<Word>& words_;
  const Binding& binding_;
  const int rarest_;
  const uint32_t term_from_;
  Vocabulary& vocabulary_;
  Report& report_;
};

bool SplitFinder::IsSplit(uint32_t begin, uint32_t end) {
  std::string joined(vocabulary_.TextOf(begin));
  bool all_known = vocabulary_.Knows(begin);
  for (uint32_t i = begin + 1; i < end; ++i) {
    if (!GoesOn(i)) return false;
    const bool known = vocabulary_.Knows(i);
    // An unknown word that recurs is a term, as is one before a real word.
    if (!known && IsTerm(i) && vocabulary_.Knows(i - 1)) return false;
    all_known = all_known && known;
    joined += vocabulary_.TextOf(i);
  }
  if (all_known) return false;
  const std::string_view text = document_.text();
  const size_t behind = words_[end - 1].span().end;
  if (behind < text.size() &&
      std::string_view("-/@_").find(text[behind]) != std::string_view::npos) {
    return false;
  }
  if (!vocabulary_.Knows(begin)) {
    if (IsTerm(begin)) return false;
    // A name, or a letter that stands for something, before a word.
    if (!words_[begin].Is(kLower) && vocabulary_.Knows(begin + 1)) return false;
  }
  const int joined_class = vocabulary_.list().ClassInText(joined);
  const int rarest = joined.size() <= kShort ? kEverybodys : rarest_;
  const bool is_word = joined_class != 0 && joined_class <= rarest;
  if (!is_word && vocabulary_.Times(joined) < term_from_) return false;
  return !IsForeign(begin, end);
}

bool SplitFinder::IsForeign(uint32_t begin, uint32_t end) {
  const uint32_t first = begin < kAround ? 0 : begin - kAround;
  const auto count = static_cast<uint32_t>(words_.size());
  const uint32_t last = std::min(count, end + kAround);
  uint32_t known = 0;
  uint32_t unknown = 0;
  for (uint32_t i = first; i < last; ++i) {
    if ((begin <= i && i < end) || !words_[i].Is(kLower)) continue;
    ++(vocabulary_.Knows(i) ? known : unknown);
  }
  return unknown * 2 > known;
}

}  // namespace

void FindSplitWords(const Document& document, const Binding& binding,
                    Vocabulary* vocabulary, Report* report) {
  SplitFinder finder(document, binding, vocabulary, report);
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::kCode) continue;
    finder.FindIn(document.WordAt(block.span.begin),
                  document.WordAt(block.span.end));
  }
}

}  // namespace galley
