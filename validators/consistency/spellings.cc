#include <array>
#include <optional>

#include "validators/consistency/collectors.h"

namespace galley {
namespace {

constexpr size_t kShortestVerb = 7;  // "realise"

// Endings that a word of the list may take.
constexpr std::array<std::string_view, 14> kEndings = {
    "",    "s",    "d",    "ed",    "ing",  "er", "ers",
    "ful", "able", "hood", "hoods", "ally", "al", "ist"};

// Where -ise or -ize, -yse or -yze has its s or z; nothing for other words.
std::optional<size_t> VerbLetter(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kVerbEndings = {
      "e",   "ed",    "es",     "er",      "ers",
      "ing", "ation", "ations", "ational", "able"};
  if (word.size() < kShortestVerb) return std::nullopt;
  for (const std::string_view ending : kVerbEndings) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 3) continue;
    const size_t at = word.size() - ending.size() - 1;
    const char letter = word[at];
    if (letter != 's' && letter != 'z') continue;
    if (word[at - 1] == 'i') return at;
    // "analyses" is the plural of a noun, too.
    if (word[at - 1] == 'y' && ending != "es" && !ending.starts_with('a')) {
      return at;
    }
  }
  return std::nullopt;
}

// "the Organization", "the Programme": a word that a capital honours, and no
// part of a name.
bool StandsAlone(const WordView& view, size_t i) {
  if (i == 0 || i + 1 >= view.words.size()) return false;
  const std::string_view before = view.TextOf(i - 1);
  return (before == "the" || before == "The" || before == "our" ||
          before == "its" || before == "this") &&
         (view.words[i + 1].Is(kLower) || view.words[i + 1].Is(kSign)) &&
         view.TextOf(i + 1) != "of" && view.TextOf(i + 1) != "for" &&
         view.TextOf(i + 1) != "-" && view.TextOf(i + 1) != "&";
}

}  // namespace

Spellings::Spellings(const Database& database)
    : fields_(database, "computing-words") {
  for (const NameList& list : database.book.lists) {
    if (list.name != "spelling-pairs") continue;
    for (const ListEntry& entry : list.entries) {
      for (const std::string_view ending : kEndings) {
        const std::string first = entry.surface + std::string(ending);
        const std::string second = entry.id + std::string(ending);
        // A plural is compared with the singular, too.
        const bool plural = ending.ends_with('s');
        const uint32_t key = FoldHash(std::string_view(second).substr(
            0, second.size() - (plural ? 1 : 0)));
        pairs_.try_emplace(FoldHash(first), Pair{key, true});
        pairs_.try_emplace(FoldHash(second), Pair{key, false});
      }
    }
  }
}

Variants Spellings::Collect(const WordView& view) const {
  Variants variants;
  const std::string_view text = view.document.text();
  for (size_t i = 0; i < view.words.size(); ++i) {
    const Word& word = view.words[i];
    const bool small = word.Is(kLower);
    if (view.Is(i, kNotProse) || view.Is(i, kInCapitals) ||
        word.Is(kNonAscii) ||
        !(small || (word.Is(kCapitalised) && !view.Is(i, kInHeading) &&
                    (view.Is(i, kOpensSentence) || StandsAlone(view, i))))) {
      continue;
    }
    const auto pair = pairs_.find(word.fold_hash);
    std::optional<size_t> letter;
    std::string folded;
    if (pair == pairs_.end()) {
      if (word.length < kShortestVerb) continue;
      folded = FoldWord(word.span().In(text));
      letter = VerbLetter(folded);
      if (!letter) continue;
    } else if (i > 0 && fields_.Has(text, view.words[i - 1])) {
      continue;
    }
    if (view.names.Holds(word.span())) continue;
    if (pair != pairs_.end()) {
      variants.Add(pair->second.key, pair->second.first ? 1 : 0, word.span());
      continue;
    }
    const char way = folded[*letter];
    folded[*letter] = 'z';
    variants.Add(FoldHash(folded), static_cast<uint64_t>(way), word.span());
  }
  return variants;
}

}  // namespace galley
