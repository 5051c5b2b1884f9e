#include "engine/text/sentence.h"

#include <algorithm>
#include <string_view>

#include "engine/text/character.h"

namespace galley {
namespace {

using std::string_view;

// Never the end of a sentence, whatever follows.
constexpr string_view kTitles[] = {
    "Dr", "Mr",  "Mrs", "Ms",     "Prof",   "Hon", "Gen", "Col", "Capt", "Lt",
    "St", "Sen", "Rep", "Messrs", "approx", "ca",  "cf",  "vs",  "viz",  "incl",
    "eg", "ie",  "Mt",  "Amb",    "Gov",    "Rev", "esp", "resp"};

// Not the end before a figure: "No. 4", "Oct. 4".
constexpr string_view kBeforeFigures[] = {
    "No",  "Nos", "no",   "nos",   "Fig",  "Figs",  "fig", "Art", "Arts", "art",
    "p",   "pp",  "para", "paras", "Para", "Paras", "Sec", "sec", "Vol",  "vol",
    "Ch",  "ch",  "Res",  "Doc",   "Tel",  "tel",   "Ext", "ext", "Eq",   "Tab",
    "Jan", "Feb", "Mar",  "Apr",   "Jun",  "Jul",   "Aug", "Sep", "Sept", "Oct",
    "Nov", "Dec", "St",   "Ref",   "ref",  "Ver",   "ver", "EUR", "USD",  "max",
    "min", "c",   "Cap",  "Reg",   "Dir"};

// After initials ("Plan B. The") only these begin a sentence.
constexpr string_view kStarters[] = {
    "The", "In",  "It",  "This", "These", "That", "Those", "There",  "A",
    "An",  "He",  "She", "They", "We",    "On",   "At",    "For",    "As",
    "To",  "By",  "If",  "When", "While", "With", "From",  "Its",    "Their",
    "Our", "His", "Her", "But",  "And",   "All",  "Both",  "However"};

// "3. October": an ordinal of the languages that write it so.
constexpr string_view kMonths[] = {"Jan", "Feb", "Mar", "Mär", "Apr", "May",
                                   "Mai", "Jun", "Jul", "Aug", "Sep", "Oct",
                                   "Okt", "Nov", "Dec", "Dez"};

// A longer stretch in brackets is text of its own.
constexpr uint32_t kMaxBracketBytes = 600;

template <size_t N>
bool OneOf(const string_view (&list)[N], string_view word) {
  return std::ranges::find(list, word) != std::end(list);
}

bool IsClosing(char c) {
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == '*' || c == '_';
}
bool IsSpace(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Splitter {
 public:
  // `view` has plain spaces, quotes and dashes at the places of the text's.
  Splitter(string_view view, Span block) : view_(view), block_(block) {}

  std::vector<Span> Run() && {
    FindBrackets();
    begin_ = block_.begin;
    uint32_t at = block_.begin;
    while (at < block_.end) {
      const char c = view_[at];
      if (c == '\t') {
        Close(at);
        begin_ = ++at;
        continue;
      }
      const uint32_t mark = EndMark(at);
      if (mark == 0) {
        ++at;
        continue;
      }
      uint32_t end = at + mark;
      while (end < block_.end && IsClosingAt(end)) end += ClosingLength(end);
      if (EndsSentence(at, end)) {
        Close(end);
        begin_ = end;
      }
      at = end;
    }
    Close(block_.end);
    return std::move(sentences_);
  }

 private:
  // The bytes of a run of end marks at `at`; 0 if none.
  uint32_t EndMark(uint32_t at) const {
    uint32_t end = at;
    while (end < block_.end) {
      const char c = view_[end];
      if (c == '.' || c == '!' || c == '?') {
        ++end;
      } else if (view_.substr(end, 3) == "…") {
        end += 3;
      } else {
        break;
      }
    }
    return end - at;
  }

  uint32_t ClosingLength(uint32_t at) const {
    return view_.substr(at, 2) == "»" ? 2 : 1;
  }
  bool IsClosingAt(uint32_t at) const {
    return IsClosing(view_[at]) || ClosingLength(at) == 2;
  }

  void Close(uint32_t end) {
    Span span{begin_, std::min(end, block_.end)};
    while (!span.empty() && IsBlank(view_[span.begin])) ++span.begin;
    while (!span.empty() && IsBlank(view_[span.end - 1])) --span.end;
    if (!span.empty()) sentences_.push_back(span);
  }
  static bool IsBlank(char c) { return IsSpace(c) || c == '\t'; }

  // Pairs of brackets, outermost only, so that the search stays linear.
  void FindBrackets() {
    std::vector<uint32_t> open;
    for (uint32_t i = block_.begin; i < block_.end; ++i) {
      const char c = view_[i];
      if (c == '(' || c == '[') open.push_back(i);
      if ((c != ')' && c != ']') || open.empty()) continue;
      const Span pair{open.back(), i + 1};
      open.pop_back();
      if (pair.size() > kMaxBracketBytes) continue;
      while (!brackets_.empty() && pair.Covers(brackets_.back())) {
        brackets_.pop_back();
      }
      brackets_.push_back(pair);
    }
  }
  bool InBrackets(uint32_t at) {
    while (next_bracket_ < brackets_.size() &&
           brackets_[next_bracket_].end <= at) {
      ++next_bracket_;
    }
    return next_bracket_ < brackets_.size() &&
           brackets_[next_bracket_].begin < at;
  }

  // `mark`: where the end mark begins; `end`: behind it and what closes.
  bool EndsSentence(uint32_t mark, uint32_t end) {
    uint32_t next = end;
    while (next < block_.end && IsSpace(view_[next])) ++next;
    if (next == end || next == block_.end) return false;
    // The bracket that closes with the sentence ends before `end`.
    if (InBrackets(end)) return false;
    if (!CanBegin(next)) return false;
    const bool plain_stop = view_[mark] == '.' && end == mark + 1;
    return !plain_stop || !IsAbbreviation(mark, next);
  }

  // Something that can begin a sentence: no small letter, no inner sign.
  bool CanBegin(uint32_t at) const {
    while (at < block_.end &&
           (IsClosing(view_[at]) || view_[at] == '(' || view_[at] == '[')) {
      if (view_[at] == ')' || view_[at] == ']') return false;
      ++at;
    }
    if (at == block_.end) return false;
    const char c = view_[at];
    if (ClosingLength(at) == 2) return false;  // « as the French write it »
    if (string_view(",;:/&=%").find(c) != string_view::npos) return false;
    return !IsSmallLetter(CodePointAt(view_, at));
  }

  string_view WordFrom(uint32_t at) const {
    uint32_t end = at;
    while (end < block_.end && IsWordByte(view_[end])) ++end;
    return view_.substr(at, end - at);
  }

  bool IsAbbreviation(uint32_t stop, uint32_t next) const {
    uint32_t begin = stop;
    // Longer runs are no abbreviations; the bound keeps the search linear.
    const uint32_t limit = stop - std::min(stop - begin_, uint32_t{24});
    while (begin > limit &&
           (IsWordByte(view_[begin - 1]) || IsDigit(view_[begin - 1]) ||
            view_[begin - 1] == '.')) {
      --begin;
    }
    const string_view word = view_.substr(begin, stop - begin);
    if (word.empty()) return false;
    if (std::ranges::all_of(word, IsDigit)) return IsOrdinal(word, begin, next);
    if (OneOf(kTitles, word)) return true;
    if (IsDigit(view_[next]) && OneOf(kBeforeFigures, word)) return true;
    if (word == "e.g" || word == "i.e" || word == "al") return true;
    const bool initial = word.size() == 1 && IsWordByte(word[0]);
    const bool points = word.size() <= 7 && word.size() % 2 == 1 &&
                        word.find('.') == 1 && !IsDigit(word[0]);
    if (!initial && !points) return false;
    // "a) A. Smith", "U.S. Embassy"; not "Plan B. The".
    return !OneOf(kStarters, WordFrom(next));
  }

  bool IsOrdinal(string_view digits, uint32_t begin, uint32_t next) const {
    if (digits.size() > 3) return false;
    uint32_t first = begin_;
    while (first < begin && IsBlank(view_[first])) ++first;
    if (first == begin) return true;  // a list mark
    return digits.size() <= 2 && OneOf(kMonths, WordFrom(next).substr(0, 3));
  }

  string_view view_;
  Span block_;
  uint32_t begin_ = 0;  // of the sentence under way
  std::vector<Span> brackets_{};
  size_t next_bracket_ = 0;
  std::vector<Span> sentences_{};
};

}  // namespace

std::vector<Span> Sentences(const Document& document, const Block& block) {
  return Splitter(document.view(), block.span).Run();
}

}  // namespace galley
