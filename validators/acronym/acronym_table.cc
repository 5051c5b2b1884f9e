#include "validators/acronym/acronym_table.h"

#include <algorithm>

#include "engine/text/initials.h"
#include "validators/word_flags.h"

namespace galley {
namespace {

constexpr uint16_t kLongest = 10;    // letters of an acronym
constexpr uint32_t kMaxOpeners = 3;  // (hereinafter "the GTG")
constexpr uint32_t kMaxWords = 14;   // of an expansion
// "Human Rights HR" without a bracket is a definition from three letters on;
// two words that begin with any two letters stand everywhere.
constexpr size_t kBareLetters = 3;

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

std::string_view WithoutPlural(std::string_view text) {
  if (text.size() > 2 && text.back() == 's' &&
      IsCapital(text[text.size() - 2])) {
    text.remove_suffix(1);
  }
  return text;
}

class Finder {
 public:
  Finder(const Document& document, const std::vector<uint8_t>& flags,
         const AcronymLists& lists)
      : text_(document.text()),
        view_(document.view()),
        words_(document.words()),
        flags_(flags),
        lists_(lists) {}

  std::map<std::string_view, Acronym> Run() {
    std::map<std::string_view, Acronym> acronyms;
    for (uint32_t i = 0; i < words_.size(); ++i) {
      if ((flags_[i] & kNotProse) != 0 || !IsAcronym(text_, words_[i])) {
        continue;
      }
      const std::string_view name = WithoutPlural(words_[i].span().In(text_));
      Acronym& acronym = acronyms[name];
      acronym.text = name;
      acronym.uses.push_back(i);
      Introduce(i, LettersOf(name), &acronym);
    }
    return acronyms;
  }

 private:
  bool IsSign(uint32_t i, std::string_view signs) const {
    return i < words_.size() && words_[i].Is(kSign) &&
           signs.find(view_[words_[i].begin]) != std::string_view::npos;
  }
  bool BeginsBlock(uint32_t i) const {
    return i >= words_.size() || (flags_[i] & kBlockStart) != 0;
  }
  // The first word of the window of an expansion that ends before `end`: in
  // one block and sentence.
  uint32_t WindowBefore(uint32_t end, size_t letters) const {
    const uint32_t most =
        std::min<uint32_t>(kMaxWords, static_cast<uint32_t>(letters) * 2 + 3);
    uint32_t first = end;
    while (first > 0 && end - first < most && !IsSign(first - 1, ".;!?()[]") &&
           !BeginsBlock(first)) {
      --first;
    }
    return first;
  }

  void Spell(uint32_t word, uint32_t first, uint32_t last,
             Acronym* acronym) const {
    Definition definition;
    definition.word = word;
    for (uint32_t i = first; i < last; ++i) {
      if (words_[i].Is(kSign) ||
          (words_[i].Is(kLower) && words_[i].length < 4)) {
        continue;
      }
      definition.expansion.push_back(Singular(words_[i]));
    }
    definition.text =
        Span{words_[first].begin, words_[last - 1].span().end}.In(text_);
    definition.ending = Singular(words_[last - 1]);
    acronym->definitions.push_back(std::move(definition));
  }
  uint32_t Singular(const Word& word) const {
    std::string folded = FoldWord(word.span().In(text_));
    if (folded.size() > 3 && folded.back() == 's') folded.pop_back();
    return FoldHash(folded);
  }

  // Where the words before `last` begin that spell the letters.
  std::optional<uint32_t> Expansion(uint32_t first, uint32_t last,
                                    const std::string& letters) const {
    const auto found = FindInitials(text_, words_, first, last, letters);
    return found ? found
                 : FindLooseInitials(text_, words_, first, last, letters);
  }

  void Introduce(uint32_t i, const std::string& letters, Acronym* acronym) {
    if (InBrackets(i, letters, acronym) ||
        BeforeBrackets(i, letters, acronym)) {
      return;
    }
    InList(i, letters, acronym);
    BareBehind(i, letters, acronym);
  }

  // Long Form (ABC), Long Form (hereafter "ABC"), Long Form (ABC, in French).
  bool InBrackets(uint32_t i, const std::string& letters, Acronym* acronym) {
    uint32_t open = i;
    for (uint32_t steps = 0; open > 0 && steps <= kMaxOpeners; ++steps) {
      --open;
      if (IsSign(open, "([")) break;
      if (!IsSign(open, "\"'`,") && !lists_.openers.Has(text_, words_[open])) {
        return false;
      }
    }
    if (!IsSign(open, "([") || open == 0 || BeginsBlock(open)) return false;
    uint32_t close = i + 1;
    if (IsSign(close, "\"'`")) ++close;
    const bool alone = IsSign(close, ")]");
    if (!alone && !IsSign(close, ",;/:-")) return false;
    const uint32_t window = WindowBefore(open, letters.size());
    if (const auto first = Expansion(window, open, letters)) {
      Spell(i, *first, open, acronym);
      return true;
    }
    if (!alone || !words_[open - 1].Is(kLetterShapes)) return false;
    acronym->introduced = true;
    Definition definition;
    definition.word = i;
    definition.ending = Singular(words_[open - 1]);
    if (const auto first = Scrambled(window, open, letters)) {
      definition.scrambled = true;
      definition.text =
          Span{words_[*first].begin, words_[open - 1].span().end}.In(text_);
    }
    acronym->definitions.push_back(std::move(definition));
    return true;
  }

  // The first of the words before `open` that begin with the letters of the
  // acronym, but in another order.
  std::optional<uint32_t> Scrambled(uint32_t window, uint32_t open,
                                    const std::string& letters) const {
    std::string initials;
    uint32_t i = open;
    while (i > window && initials.size() < letters.size()) {
      --i;
      if (words_[i].Is(kSign)) continue;
      if (words_[i].Is(kLower) && words_[i].length < 4) continue;
      if (!words_[i].Is(kCapitalised | kUpper)) return std::nullopt;
      initials += FoldWord(words_[i].span().In(text_)).front();
    }
    std::ranges::reverse(initials);
    if (letters.size() < kBareLetters || initials.size() != letters.size()) {
      return std::nullopt;
    }
    // Two neighbours have changed places; in translations many have.
    const auto [a, b] = std::ranges::mismatch(initials, letters);
    if (a == initials.end() || std::next(a) == initials.end()) {
      return std::nullopt;
    }
    std::iter_swap(a, std::next(a));
    return initials == letters ? std::optional(i) : std::nullopt;
  }

  // ABC (Long Form)
  bool BeforeBrackets(uint32_t i, const std::string& letters,
                      Acronym* acronym) const {
    if (!IsSign(i + 1, "([") || BeginsBlock(i + 1)) return false;
    uint32_t close = i + 2;
    while (close < words_.size() && close - i < kMaxWords + 2 &&
           !IsSign(close, ")];") && !BeginsBlock(close)) {
      ++close;
    }
    if (!IsSign(close, ")];")) return false;
    const auto first = Expansion(i + 2, close, letters);
    if (!first || *first > i + 3) return false;
    Spell(i, *first, close, acronym);
    return true;
  }

  // A line or cell of a list of abbreviations: ABC – Long Form.
  void InList(uint32_t i, const std::string& letters, Acronym* acronym) const {
    const bool begins_line = words_[i].Is(kLineStart) || BeginsBlock(i) ||
                             (i > 0 && IsSign(i - 1, "-*|"));
    if (!begins_line || i + 2 >= words_.size()) return;
    uint32_t next = i + 1;
    bool parted = BeginsBlock(next) && (flags_[i] & kInTable) != 0;
    while (next < words_.size() && next - i < 4 && IsSign(next, "-:=|*")) {
      parted = true;
      ++next;
    }
    parted |= view_
                  .substr(words_[i].span().end,
                          words_[i + 1].begin - words_[i].span().end)
                  .find('\t') != std::string_view::npos;
    if (next + 1 >= words_.size() || !words_[next].Is(kLetterShapes) ||
        (!parted && BeginsBlock(next))) {
      return;
    }
    const uint32_t most = std::min<uint32_t>(
        static_cast<uint32_t>(words_.size()), next + kMaxWords);
    uint32_t end = next;
    while (end < most && (end == next || !words_[end].Is(kLineStart)) &&
           (end == next || !BeginsBlock(end))) {
      ++end;
    }
    bool fits = false;
    for (uint32_t last = next + 1; last <= end && !fits; ++last) {
      const auto first = FindInitials(text_, words_, next, last, letters);
      fits = first && *first <= next + 1;
    }
    acronym->introduced |=
        fits || (parted && words_[next].Is(kCapitalised) && end - next > 1);
  }

  // against Women CEDAW; Gender Thematic Group, or GTG; and so on.
  void BareBehind(uint32_t i, const std::string& letters,
                  Acronym* acronym) const {
    if (letters.size() < kBareLetters) return;
    uint32_t end = i;
    for (int steps = 0; steps < 3 && end > 0; ++steps) {
      if (BeginsBlock(end)) break;
      if (!IsSign(end - 1, ",-:\"'") &&
          !lists_.openers.Has(text_, words_[end - 1])) {
        break;
      }
      --end;
    }
    const uint32_t window = WindowBefore(end, letters.size());
    const auto first = FindInitials(text_, words_, window, end, letters);
    acronym->introduced |= first.has_value() && end - *first > 1;
  }

  std::string_view text_;
  std::string_view view_;
  const std::vector<Word>& words_;
  const std::vector<uint8_t>& flags_;
  const AcronymLists& lists_;
};

}  // namespace

std::vector<const Definition*> Acronym::Spelt() const {
  std::vector<const Definition*> spelt;
  const auto first = std::ranges::find_if_not(
      definitions, &std::vector<uint32_t>::empty, &Definition::expansion);
  if (first == definitions.end()) return spelt;
  for (const Definition& one : definitions) {
    if (!one.expansion.empty() || one.ending == first->ending) {
      spelt.push_back(&one);
    }
  }
  return spelt;
}

bool IsAcronym(std::string_view text, const Word& word) {
  if (!word.Is(kUpper | kMixed) || word.Is(kHasDigit | kNonAscii) ||
      word.length < 2 || word.length > kLongest) {
    return false;
  }
  const std::string_view written = word.span().In(text);
  const auto capitals = std::ranges::count_if(written, IsCapital);
  return IsCapital(written.front()) && capitals >= 2 &&
         2 * capitals >= word.length &&
         written.find('_') == std::string_view::npos;
}

std::map<std::string_view, Acronym> FindAcronyms(
    const Document& document, const std::vector<uint8_t>& flags,
    const AcronymLists& lists) {
  return Finder(document, flags, lists).Run();
}

}  // namespace galley
