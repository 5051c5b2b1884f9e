// What differs between the two sides of a copy.
#include <algorithm>

#include "engine/text/character.h"
#include "validators/duplicate/copy.h"

namespace galley {
namespace {

constexpr size_t kMaxShownWords = 8;

bool IsYear(std::string_view digits) {
  return digits.size() == 4 &&
         (digits.starts_with("19") || digits.starts_with("20"));
}

}  // namespace

bool IsGlued(std::string_view longer, std::string_view shorter) {
  if (longer.size() <= shorter.size() || !longer.ends_with(shorter)) {
    return false;
  }
  const size_t cut = longer.size() - shorter.size();
  return IsCapitalLetter(CodePointAt(longer, cut)) &&
         IsSmallLetter(CodePointAt(longer, PreviousCodePoint(longer, cut)));
}

bool CopyMaker::AreGlued(TokenRange a, TokenRange b) const {
  if (a.size() != 1 || b.size() != 1) return false;
  const std::string_view one = tokens_.SpanOf(a.begin).In(text_);
  const std::string_view other = tokens_.SpanOf(b.begin).In(text_);
  return IsGlued(one, other) || IsGlued(other, one);
}

bool CopyMaker::IsNumber(TokenRange tokens) const {
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (!tokens_.IsFigure(i) && !number_words_.contains(tokens_.HashOf(i))) {
      return false;
    }
  }
  return tokens.size() != 0;
}

bool CopyMaker::SameNumber(TokenRange a, TokenRange b) const {
  if (a.size() != 1 || b.size() != 1) return false;
  const auto digits = [this](uint32_t token) {
    const auto word = number_words_.find(tokens_.HashOf(token));
    return word == number_words_.end()
               ? std::string(tokens_.SpanOf(token).In(text_))
               : word->second;
  };
  return digits(a.begin) == digits(b.begin);
}

// "Table 3", "Output 1": the figure is a name.
bool CopyMaker::IsLabelled(uint32_t token) {
  if (token == 0 || tokens_.UnitOf(token - 1) != tokens_.UnitOf(token)) {
    const std::string_view behind = text_.substr(tokens_.SpanOf(token).end, 1);
    return behind == "." || behind == ")";  // the mark of a list
  }
  const Span before = tokens_.SpanOf(token - 1);
  const std::string_view between =
      Span{before.end, tokens_.BeginOf(token)}.In(text_);
  const auto is_blank = [](char c) { return c == ' ' || c == '.'; };
  return !tokens_.IsFigure(token - 1) &&
         std::ranges::all_of(between, is_blank) &&
         IsCapitalLetter(CodePointAt(text_, before.begin)) &&
         sentences_.At(token).tokens.begin + 1 < token;
}

bool CopyMaker::HasName(TokenRange tokens) {
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (IsCapitalLetter(CodePointAt(text_, tokens_.BeginOf(i))) &&
        sentences_.At(i).tokens.begin != i) {
      return true;
    }
  }
  return false;
}

// "(FGM)", "[sic]"
bool CopyMaker::IsBracketed(TokenRange tokens) const {
  if (tokens.size() == 0) return true;
  const Span span = tokens_.SpanOf(tokens);
  return span.begin > 0 && span.end < text_.size() &&
         (text_[span.begin - 1] == '(' || text_[span.begin - 1] == '[') &&
         (text_[span.end] == ')' || text_[span.end] == ']');
}

std::string CopyMaker::WordsOf(TokenRange tokens) const {
  tokens.end = std::min<uint32_t>(tokens.end, tokens.begin + kMaxShownWords);
  if (tokens.size() == 0) return {};
  return std::string(tokens_.SpanOf(tokens).In(text_));
}

void CopyMaker::CompareFigures(uint32_t a, uint32_t b, Copy* copy) {
  const FigurePair pair{tokens_.SpanOf(a), tokens_.SpanOf(b)};
  if (IsYear(pair.a.In(text_)) || IsYear(pair.b.In(text_)) || IsLabelled(a) ||
      IsLabelled(b)) {
    copy->likeness = Likeness::kParallel;
    return;
  }
  copy->likeness = std::min(copy->likeness, Likeness::kFigures);
  if (copy->figures.empty() || copy->figures.back().a != pair.a) {
    copy->figures.push_back(pair);
  }
}

void CopyMaker::CompareGap(TokenRange a, TokenRange b, Copy* copy) {
  if (a.size() == 0 && b.size() == 0) return;
  if (AreGlued(a, b)) return;
  if (copy->a_words.empty() && copy->b_words.empty()) {
    copy->a_words = WordsOf(a);
    copy->b_words = WordsOf(b);
  }
  if (IsNumber(a) && IsNumber(b)) {
    if (SameNumber(a, b)) return;
    return CompareFigures(a.begin, b.begin, copy);
  }
  // An expansion says the same.
  if (IsBracketed(a) && IsBracketed(b)) return;
  const bool names = a.size() != 0 && b.size() != 0 && HasName(a) && HasName(b);
  copy->likeness =
      std::min(copy->likeness, names ? Likeness::kParallel : Likeness::kNear);
}

void CopyMaker::Compare(const std::vector<Run>& runs, Copy* copy) {
  uint32_t a = copy->a.tokens.begin;
  uint32_t b = copy->b.tokens.begin;
  for (const Run& run : runs) {
    if (run.a > a || run.b > b) {
      CompareGap({a, std::max(a, run.a)}, {b, std::max(b, run.b)}, copy);
    }
    for (uint32_t i = 0; i < run.length; ++i) {
      if (tokens_.HashOf(run.a + i) == tokens_.HashOf(run.b + i)) continue;
      CompareGap({run.a + i, run.a + i + 1}, {run.b + i, run.b + i + 1}, copy);
    }
    a = run.a + run.length;
    b = run.b + run.length;
  }
  if (copy->a.cut_end) return;
  CompareGap({a, copy->a.tokens.end}, {b, copy->b.tokens.end}, copy);
}

}  // namespace galley
