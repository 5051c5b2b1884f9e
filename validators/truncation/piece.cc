#include "validators/truncation/piece.h"

#include <algorithm>
#include <array>

namespace galley {
namespace {

using std::string_view;

constexpr int kCommon = 20;
constexpr int kUsual = 35;
// What stands so often is a term, not a piece.
constexpr ptrdiff_t kTermTimes = 3;
constexpr size_t kMinUnknownPiece = 2;
constexpr size_t kMinRest = 3;
// So many longer words are looked at.
constexpr int kMaxLonger = 50;
// Of a word that may be cut to another word.
constexpr size_t kMinRarePiece = 3;
constexpr size_t kMinPiece = 4;
// Forms of one word: "support" is no piece of "supported".
constexpr auto kEndings = std::to_array<string_view>(
    {"s",     "es",    "ed",     "d",     "ing",   "ly",    "r",     "er",
     "ers",   "al",    "ally",   "ment",  "ments", "able",  "ability",
     "ation", "ations", "ization", "isation", "ity",   "ive",   "ion",
     "ions",  "ful",   "less",   "ness",  "ship",  "wide",  "based", "y",
     "ise",   "ize",   "ised",   "ized",  "ising", "izing", "ist",   "ists",
     "ic",    "ous",   "or",     "ors",   "ance",  "ant",   "ants",  "en",
     "hood",  "ary",   "th",     "st",    "n",     "ial",   "ially", "ian",
     "ate",   "ated",  "ates",   "ating"});

bool IsForm(string_view ending) {
  return std::ranges::find(kEndings, ending) != kEndings.end();
}

// The first of `sorted` that begins with `prefix`.
auto FirstLonger(const std::vector<std::string>& sorted, string_view prefix) {
  auto one = std::ranges::upper_bound(sorted, prefix, {}, [](const auto& word) {
    return string_view(word);
  });
  return one != sorted.end() && one->starts_with(prefix) ? one : sorted.end();
}

}  // namespace

void Pieces::Sort() {
  if (sorted_) return;
  sorted_ = true;
  std::vector<const Word*> distinct;
  for (const Word& word : document_.words()) {
    if (word.Is(kLower | kCapitalised) && !word.Is(kHasDigit)) {
      distinct.push_back(&word);
    }
  }
  std::ranges::sort(distinct, {}, &Word::fold_hash);
  for (auto begin = distinct.begin(); begin != distinct.end();) {
    const auto end = std::find_if(begin, distinct.end(), [&](const Word* one) {
      return one->fold_hash != (*begin)->fold_hash;
    });
    words_.push_back(FoldWord((*begin)->span().In(document_.text())));
    backwards_.emplace_back(words_.back().rbegin(), words_.back().rend());
    if (end - begin >= kTermTimes) terms_.push_back(words_.back());
    begin = end;
  }
  std::ranges::sort(words_);
  std::ranges::sort(terms_);
  std::ranges::sort(backwards_);
}

bool Pieces::IsUsual(string_view word) const {
  const int word_class = list_.ClassOf(word);
  return word_class != 0 && word_class <= kUsual;
}

bool Pieces::IsTerm(string_view word) {
  Sort();
  return std::ranges::binary_search(terms_, word);
}

bool Pieces::IsCutWord(string_view word, bool sure) {
  const int word_class = list_.ClassOf(word);
  if (word_class == 0) {
    if (word.size() < kMinUnknownPiece || IsTerm(word)) return false;
    if (!list_.Longer(word, kUsual).empty()) return true;
    const auto longer = FirstLonger(words_, word);
    return longer != words_.end() &&
           !IsForm(string_view(*longer).substr(word.size()));
  }
  if (sure || word.size() < kMinRarePiece) return false;
  if (word_class >= kUsual) {
    return std::ranges::any_of(
        list_.Longer(word, kCommon), [&](string_view longer) {
          return !IsForm(longer.substr(word.size()));
        });
  }
  if (word.size() < kMinPiece) return false;
  Sort();
  auto longer = FirstLonger(words_, word);
  for (int seen = 0; seen < kMaxLonger && longer != words_.end() &&
                     longer->starts_with(word);
       ++seen, ++longer) {
    const string_view ending = string_view(*longer).substr(word.size());
    if (!IsForm(ending) && list_.ClassOf(ending) == 0 &&
        IsUsual(*longer)) {
      return true;
    }
  }
  return false;
}

bool Pieces::IsRestOfWord(string_view word) {
  if (word.size() < kMinRest || list_.ClassOf(word) != 0 || IsTerm(word)) {
    return false;
  }
  const std::string backwards(word.rbegin(), word.rend());
  return FirstLonger(backwards_, backwards) != backwards_.end();
}

}  // namespace galley
