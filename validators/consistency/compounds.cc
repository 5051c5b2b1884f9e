#include "engine/text/character.h"
#include "validators/consistency/collectors.h"

namespace galley {
namespace {

enum Way : uint64_t { kHyphen, kClosed, kOpen };

constexpr uint16_t kShortestPart = 2;
constexpr size_t kShortestWhole = 5;

bool IsPart(const Word& word) {
  return word.Is(kLetterShapes) || word.Is(kHasDigit);
}

// "e-mails" and "e-mail" are one.
std::string Singular(std::string word) {
  if (word.size() > kShortestWhole && word.ends_with('s') &&
      !word.ends_with("ss")) {
    word.pop_back();
  }
  return word;
}

struct Compound {
  size_t first = 0;  // its two parts are the words first and first + 2
  std::string key{};
};

// Two parts and a hyphen, tight, and nothing more: not state-of-the-art.
bool IsCompound(const WordView& view, size_t i) {
  if (i + 2 >= view.words.size() || view.Is(i, kNotProse | kInCapitals)) {
    return false;
  }
  const auto hyphen = [&](size_t at) {
    return view.IsSign(at, '-') && view.IsTight(at);
  };
  if (!hyphen(i + 1) || view.words[i + 1].length > 3 || !view.IsTight(i + 2)) {
    return false;
  }
  if (i > 0 && view.IsTight(i) && view.words[i - 1].Is(kSign) &&
      (view.IsSign(i - 1, '-') || view.IsSign(i - 1, '/') ||
       view.IsSign(i - 1, '.'))) {
    return false;
  }
  if (i + 3 < view.words.size() && hyphen(i + 3) && i + 4 < view.words.size() &&
      view.IsTight(i + 4)) {
    return false;
  }
  const Word& a = view.words[i];
  const Word& b = view.words[i + 2];
  if (!IsPart(a) || !IsPart(b) || !a.Is(kLetterShapes)) return false;
  const bool letter_prefix =
      a.length == 1 && (view.TextOf(i) == "e" || view.TextOf(i) == "E");
  if (b.Is(kDigits)) return a.Is(kUpper) && a.length > 3;  // COVID-19
  return b.Is(kLetterShapes) && b.length >= kShortestPart &&
         (a.length >= kShortestPart || letter_prefix);
}

Span SpanOf(const WordView& view, size_t first, size_t last) {
  return {view.words[first].begin, view.words[last].span().end};
}

}  // namespace

// An open form is one where a hyphen belongs: behind a prefix, before a suffix
// that a noun follows, or in a name, whose first word is never written small.
bool Compounds::MayStandOpen(const WordView& view, size_t i) const {
  const std::string_view text = view.document.text();
  const Word& a = view.words[i];
  const Word& b = view.words[i + 1];
  if (prefixes_.Has(text, a)) return b.Is(kLetterShapes);
  if (a.Is(kUpper) && b.Is(kDigits)) return true;
  if (suffixes_.Has(text, b)) {
    return i + 2 < view.words.size() && view.words[i + 2].Is(kLower) &&
           view.words[i + 2].Is(kSpaceBefore) &&
           !function_.Has(text, view.words[i + 2]);
  }
  constexpr uint16_t kName = kCapitalised | kUpper | kMixed;
  return a.Is(kName) && b.Is(kName) && !view.HasInSmall(a.fold_hash);
}

Variants Compounds::Collect(const WordView& view) const {
  // Key of each compound and of its plural, and which first parts there are.
  std::unordered_map<uint32_t, uint32_t> keys;
  std::unordered_set<uint32_t> firsts;
  for (size_t i = 0; i < view.words.size(); ++i) {
    if (!IsCompound(view, i)) continue;
    const std::string whole =
        FoldWord(view.TextOf(i)) + FoldWord(view.TextOf(i + 2));
    const std::string base = Singular(whole);
    if (base.size() < kShortestWhole) continue;
    const uint32_t key = FoldHash(base);
    keys.emplace(key, key);
    keys.emplace(FoldHash(base + "s"), key);
    firsts.insert(view.words[i].fold_hash);
  }
  Variants variants;
  if (keys.empty()) return variants;
  const std::string_view text = view.document.text();
  const auto add = [&](size_t first, size_t last, uint32_t hash, Way way) {
    const auto key = keys.find(hash);
    const Span span = SpanOf(view, first, last);
    if (key == keys.end() || view.names.HoldsMoreThan(span)) return;
    variants.Add(key->second, way, span);
  };
  for (size_t i = 0; i < view.words.size(); ++i) {
    const Word& word = view.words[i];
    if (view.Is(i, kNotProse | kInCapitals) || !word.Is(kLetterShapes)) {
      continue;
    }
    if (!exceptions_.Has(text, word)) {
      const bool joined = i > 0 && view.IsTight(i) && view.IsSign(i - 1, '-');
      if (!joined) add(i, i, word.fold_hash, kClosed);
    }
    if (!firsts.contains(word.fold_hash) || i + 1 >= view.words.size()) {
      continue;
    }
    if (IsCompound(view, i)) {
      const uint32_t hash =
          FoldHash(FoldWord(view.TextOf(i)) + FoldWord(view.TextOf(i + 2)));
      add(i, i + 2, hash, kHyphen);
    } else if (IsPart(view.words[i + 1]) &&
               view.words[i + 1].Is(kSpaceBefore) &&
               !view.Is(i + 1, kBlockStart) && MayStandOpen(view, i)) {
      const uint32_t hash =
          FoldHash(FoldWord(view.TextOf(i)) + FoldWord(view.TextOf(i + 1)));
      add(i, i + 1, hash, kOpen);
    }
  }
  return variants;
}

}  // namespace galley
