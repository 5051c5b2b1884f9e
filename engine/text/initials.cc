#include "engine/text/initials.h"

namespace galley {
namespace {

constexpr size_t kMaxTaken = 3;        // letters of one word
constexpr uint16_t kLongestSmall = 3;  // of words that may give none
// Acronyms of so many letters may leave out one word of the loose kind.
constexpr size_t kLettersToSpare = 5;

// The letters begin the word, the others follow in it somewhere, in order.
bool IsWithin(std::string_view letters, std::string_view word) {
  if (word.empty() || word.front() != letters.front()) return false;
  size_t at = 0;
  for (const char c : letters) {
    at = word.find(c, at);
    if (at == std::string_view::npos) return false;
    ++at;
  }
  return true;
}

// Backwards from the last word; what failed once is not tried again.
class Search {
 public:
  Search(std::string_view text, const std::vector<Word>& words, uint32_t first,
         uint32_t last, std::string_view letters, bool loose)
      : text_(text),
        words_(words),
        letters_(letters),
        first_(first),
        loose_(loose),
        failed_((last - first + 1) * (letters.size() + 1) * 2, false) {}

  // `left` letters are to be spelt by the words before `word`, of which one may
  // give none if `spare`.
  std::optional<uint32_t> Find(uint32_t word, size_t left, bool spare) {
    if (left == 0) return word;
    if (word == first_) return std::nullopt;
    const size_t state =
        ((word - first_) * (letters_.size() + 1) + left) * 2 + (spare ? 1 : 0);
    if (failed_[state]) return std::nullopt;
    const Word& last = words_[word - 1];
    const std::string initial = FoldWord(last.span().In(text_));
    const size_t most = last.Is(kSign) ? 0 : loose_ ? left : kMaxTaken;
    for (size_t take = 1; take <= most && take <= left; ++take) {
      const std::string_view taken = letters_.substr(left - take, take);
      if (!(loose_ ? IsWithin(taken, initial) : initial.starts_with(taken))) {
        continue;
      }
      if (const auto found = Find(word - 1, left - take, spare)) return found;
    }
    if (last.Is(kSign) ||
        (last.Is(kLower) && (!loose_ || last.length <= kLongestSmall))) {
      if (const auto found = Find(word - 1, left, spare)) return found;
    } else if (spare && left < letters_.size()) {
      if (const auto found = Find(word - 1, left, false)) return found;
    }
    failed_[state] = true;
    return std::nullopt;
  }

 private:
  std::string_view text_;
  const std::vector<Word>& words_;
  std::string_view letters_;
  uint32_t first_;
  bool loose_;
  std::vector<bool> failed_;
};

}  // namespace

std::string LettersOf(std::string_view acronym) {
  std::string letters;
  for (const char c : FoldWord(acronym)) {
    if (c >= 'a' && c <= 'z') letters += c;
  }
  if (letters.size() > 1 && letters.back() == 's' && acronym.back() == 's') {
    letters.pop_back();
  }
  return letters;
}

std::optional<uint32_t> FindInitials(std::string_view text,
                                     const std::vector<Word>& words,
                                     uint32_t first, uint32_t last,
                                     std::string_view letters) {
  if (letters.empty()) return std::nullopt;
  return Search(text, words, first, last, letters, false)
      .Find(last, letters.size(), false);
}

std::optional<uint32_t> FindLooseInitials(std::string_view text,
                                          const std::vector<Word>& words,
                                          uint32_t first, uint32_t last,
                                          std::string_view letters) {
  if (letters.empty()) return std::nullopt;
  return Search(text, words, first, last, letters, true)
      .Find(last, letters.size(), letters.size() >= kLettersToSpare);
}

}  // namespace galley
