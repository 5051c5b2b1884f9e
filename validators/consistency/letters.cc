#include <algorithm>

#include "engine/text/character.h"
#include "validators/consistency/collectors.h"
#include "validators/ordinary_word.h"

namespace galley {
namespace {

constexpr uint16_t kShortestName = 3;
constexpr uint16_t kShortestCapitals = 4;  // UNICEF, Unicef
constexpr uint16_t kName = kCapitalised | kUpper | kMixed;

// Endings of words that English and its neighbours share but for an accent.
bool MayBeEnglish(std::string_view folded) {
  for (const std::string_view ending :
       {"ion", "ions", "al", "als", "ic", "ment", "age", "ence", "ance"}) {
    if (folded.ends_with(ending)) return true;
  }
  return false;
}

}  // namespace

WordView::WordView(const Document& read,
                   const std::vector<Annotation>& annotations)
    : document(read),
      words(read.words()),
      flags(FlagWords(read)),
      names(annotations) {
  for (const Word& word : words) {
    if (word.Is(kLower)) in_small.insert(word.fold_hash);
  }
}

bool LetterCases::IsAcronym(std::string_view word) const {
  return known_.Has(word) ||
         std::ranges::any_of(names_.FindSurface(word), [&](auto listed) {
           return names_.entries()[listed.entry].form == NameForm::kAcronym;
         });
}

Variants LetterCases::Collect(const WordView& view) const {
  // Hashes of words with capitals inside, and of acronyms.
  std::unordered_set<uint32_t> inside;
  std::unordered_set<uint32_t> acronyms;
  const std::string_view text = view.document.text();
  const auto counts = [&](size_t i) {
    return view.words[i].Is(kName) && view.words[i].length >= kShortestName &&
           !view.Is(i, kNotProse) && !view.Is(i, kInCapitals) &&
           !exceptions_.Has(text, view.words[i]);
  };
  for (size_t i = 0; i < view.words.size(); ++i) {
    const Word& word = view.words[i];
    if (!counts(i)) continue;
    if (word.Is(kMixed)) inside.insert(word.fold_hash);
    if (word.Is(kUpper) && word.length >= kShortestCapitals) {
      acronyms.insert(word.fold_hash);
    }
  }
  Variants variants;
  std::unordered_map<uint32_t, bool> taken;  // as a capitalised form
  for (size_t i = 0; i < view.words.size(); ++i) {
    const Word& word = view.words[i];
    const bool mixed = inside.contains(word.fold_hash);
    if (!counts(i) || (!mixed && !acronyms.contains(word.fold_hash))) continue;
    const std::string_view written = view.TextOf(i);
    if (word.Is(kCapitalised) || !mixed) {
      const auto [known, added] = taken.try_emplace(word.fold_hash, false);
      if (added) {
        known->second = !view.HasInSmall(word.fold_hash) &&
                        !IsOrdinaryWord(names_, written) &&
                        (mixed || IsAcronym(written));
      }
      if (!known->second) continue;
    }
    variants.Add(word.fold_hash, std::hash<std::string_view>()(written),
                 word.span());
  }
  return variants;
}

Variants Accents::Collect(const WordView& view) const {
  std::unordered_map<uint32_t, uint32_t> keys;  // of a form -> of its plain one
  for (size_t i = 0; i < view.words.size(); ++i) {
    const Word& word = view.words[i];
    if (!word.Is(kNonAscii) || !word.Is(kName) || view.Is(i, kNotProse) ||
        word.length < kShortestCapitals || keys.contains(word.fold_hash)) {
      continue;
    }
    const std::string folded = FoldWord(view.TextOf(i));
    const std::string plain = WithoutMarks(folded);
    const uint32_t key = FoldHash(plain);
    if (plain == folded || MayBeEnglish(plain) || view.HasInSmall(key) ||
        IsOrdinaryWord(names_, plain)) {
      continue;
    }
    keys.emplace(word.fold_hash, key);
    keys.emplace(key, key);
  }
  Variants variants;
  if (keys.empty()) return variants;
  for (size_t i = 0; i < view.words.size(); ++i) {
    const Word& word = view.words[i];
    const auto key = keys.find(word.fold_hash);
    if (key == keys.end() || !word.Is(kName) || view.Is(i, kNotProse) ||
        view.Is(i, kInCapitals)) {
      continue;
    }
    variants.Add(key->second, word.fold_hash, word.span());
  }
  return variants;
}

}  // namespace galley
