#include "validators/truncation/piece.h"

#include <fmt/core.h>

#include <algorithm>

namespace galley {
namespace {

using std::string_view;

constexpr int kEverybodys = 10;
constexpr int kCommon = 20;
constexpr int kUsual = 35;
// What stands so often is a term, not a piece.
constexpr ptrdiff_t kTermTimes = 3;
constexpr size_t kMinUnknownPiece = 2;
constexpr size_t kMinRest = 3;
// Of a word that may be cut to another word.
constexpr size_t kMinPiece = 3;
// Forms of one word: "support" is no piece of "supported".
constexpr string_view kEndings =
    " s es ed d ing ly r er ers al ally ment ments able ability ation "
    "ations ization isation ity ive ively ion ions ful less ness ship "
    "wide y ise ize ised ized ising izing ist ists ic ous or ors ance "
    "ant ants en hood ary th st est n ial ially ian ate ated ates ating"
    " ible ibly ings edly ence ency t ren ern ning ping ling ming ting "
    "ned ped med ted led ";

bool IsForm(string_view ending) {
  return kEndings.find(fmt::format(" {} ", ending)) != string_view::npos;
}

// The first of `sorted` that begins with `prefix`.
auto FirstLonger(const std::vector<std::string>& sorted, string_view prefix) {
  auto one = std::ranges::upper_bound(
      sorted, prefix, {}, [](const auto& word) { return string_view(word); });
  return one != sorted.end() && one->starts_with(prefix) ? one : sorted.end();
}

}  // namespace

void Pieces::Sort() {
  if (sorted_) return;
  sorted_ = true;
  const auto has_case = [](const Word& word) {
    return word.Is(kLower | kCapitalised) && !word.Is(kHasDigit);
  };
  std::vector<const Word*> distinct;
  distinct.reserve(
      static_cast<size_t>(std::ranges::count_if(document_.words(), has_case)));
  for (const Word& word : document_.words()) {
    if (has_case(word)) distinct.push_back(&word);
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
  if (sure || word.size() < kMinPiece) return false;
  const int rarest = word_class >= kUsual ? kCommon : kEverybodys;
  return std::ranges::any_of(
      list_.Longer(word, rarest), [&](string_view longer) {
        const string_view ending = longer.substr(word.size());
        return !IsForm(ending) && list_.ClassOf(ending) == 0;
      });
}

bool Pieces::IsCutName(string_view word) {
  const std::string folded = FoldWord(word);
  return word.size() >= kMinPiece && list_.ClassInText(word) == 0 &&
         !IsTerm(folded) && !list_.Longer(folded, kCommon).empty();
}

bool Pieces::IsRestOfWord(string_view word) {
  if (word.size() < kMinRest || list_.ClassOf(word) != 0 || IsTerm(word)) {
    return false;
  }
  const std::string backwards(word.rbegin(), word.rend());
  return FirstLonger(backwards_, backwards) != backwards_.end();
}

}  // namespace galley
