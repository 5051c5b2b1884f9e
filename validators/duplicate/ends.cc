// The ends of a copy: parts of sentences go, or the sentence is completed.
#include <algorithm>

#include "engine/text/character.h"
#include "validators/duplicate/copy.h"

namespace galley {
namespace {

// A sentence is completed where no more than this is missing.
constexpr uint32_t kMaxMissing = 6;
constexpr double kMaxMissingShare = 0.25;
// A part of a sentence that is no longer goes.
constexpr uint32_t kMaxPart = 7;
constexpr uint32_t kYearDigits = 4;

bool IsLittle(uint32_t missing, const SentenceTokens& sentence) {
  return missing <= kMaxMissing &&
         missing <= kMaxMissingShare * sentence.tokens.size();
}

}  // namespace

bool CopyMaker::IsMark(uint32_t token) const {
  if (!tokens_.IsFigure(token)) return false;
  const Span span = tokens_.SpanOf(token);
  // "1.3." numbers a section, and its title may stand in the contents.
  if (span.In(text_).find('.') != std::string_view::npos) return false;
  const std::string_view behind = text_.substr(span.end, 2);
  if (tokens_.TokensOf(tokens_.UnitOf(token)).begin == token) {
    return behind == ". " || behind == ") " || behind == ".\t";
  }
  if (behind != ". " || text_[span.begin - 1] != ' ') return false;
  // "Chapter 14. Boats": a label, unless it is a year.
  return span.size() == kYearDigits ||
         !IsCapitalLetter(CodePointAt(text_, tokens_.BeginOf(token - 1)));
}

void CopyMaker::DropMarks(std::vector<Run>* runs, Match* match) const {
  Run& first = runs->front();
  while (first.length > 1 && IsMark(first.a) && IsMark(first.b)) {
    first = {first.a + 1, first.b + 1, first.length - 1};
  }
  if (match->a.begin < first.a && match->b.begin < first.b &&
      IsMark(match->a.begin) && IsMark(match->b.begin)) {
    ++match->a.begin;
    ++match->b.begin;
  }
}

void CopyMaker::TrimEnds(std::vector<Run>* runs, Match* match) {
  const auto drop_from = [&](uint32_t a, uint32_t b) {
    while (!runs->empty() && (runs->back().a >= a || runs->back().b >= b)) {
      runs->pop_back();
    }
    if (runs->empty()) return;
    Run& last = runs->back();
    last.length = std::min({last.length, a - last.a, b - last.b});
    match->a.end = last.a + last.length;
    match->b.end = last.b + last.length;
  };
  for (int round = 0; round < 2 && !runs->empty(); ++round) {
    const SentenceTokens a = sentences_.At(match->a.end - 1);
    const SentenceTokens b = sentences_.At(match->b.end - 1);
    const uint32_t a_rest = a.tokens.end - match->a.end;
    const uint32_t b_rest = b.tokens.end - match->b.end;
    if (IsLittle(a_rest, a) && IsLittle(b_rest, b)) break;
    if (IsCutAt(match->a.end - 1 + a_rest) && a_rest <= 1) break;
    if (IsCutAt(match->b.end - 1 + b_rest) && b_rest <= 1) break;
    const auto part_of = [](const SentenceTokens& sentence, TokenRange side) {
      return side.end - std::max(sentence.tokens.begin, side.begin);
    };
    const bool whole =
        match->a.begin >= a.tokens.begin || match->b.begin >= b.tokens.begin;
    if (whole) break;  // nothing else would be left
    if (!IsLittle(a_rest, a) && part_of(a, match->a) <= kMaxPart) {
      drop_from(a.tokens.begin, UINT32_MAX);
    } else if (!IsLittle(b_rest, b) && part_of(b, match->b) <= kMaxPart) {
      drop_from(UINT32_MAX, b.tokens.begin);
    } else {
      break;
    }
  }
  const auto drop_to = [&](uint32_t a, uint32_t b) {
    size_t gone = 0;
    for (; gone < runs->size(); ++gone) {
      Run& first = (*runs)[gone];
      const uint32_t less = std::max(a > first.a ? a - first.a : 0,
                                     b > first.b ? b - first.b : 0);
      if (less >= first.length) continue;
      first = {first.a + less, first.b + less, first.length - less};
      break;
    }
    runs->erase(runs->begin(), runs->begin() + static_cast<ptrdiff_t>(gone));
    if (runs->empty()) return;
    match->a.begin = runs->front().a;
    match->b.begin = runs->front().b;
  };
  for (int round = 0; round < 2 && !runs->empty(); ++round) {
    const SentenceTokens a = sentences_.At(match->a.begin);
    const SentenceTokens b = sentences_.At(match->b.begin);
    const uint32_t a_rest = match->a.begin - a.tokens.begin;
    const uint32_t b_rest = match->b.begin - b.tokens.begin;
    if (IsLittle(a_rest, a) && IsLittle(b_rest, b)) break;
    if ((BeginsCut(a.tokens.begin) && a_rest <= 1) ||
        (BeginsCut(b.tokens.begin) && b_rest <= 1)) {
      break;
    }
    const auto part_of = [](const SentenceTokens& sentence, TokenRange side) {
      return std::min(sentence.tokens.end, side.end) - side.begin;
    };
    if (match->a.end <= a.tokens.end || match->b.end <= b.tokens.end) break;
    if (!IsLittle(a_rest, a) && part_of(a, match->a) <= kMaxPart) {
      drop_to(a.tokens.end, 0);
    } else if (!IsLittle(b_rest, b) && part_of(b, match->b) <= kMaxPart) {
      drop_to(0, b.tokens.end);
    } else {
      break;
    }
  }
}

void CopyMaker::Complete(Match* match) {
  const SentenceTokens a_last = sentences_.At(match->a.end - 1);
  const SentenceTokens b_last = sentences_.At(match->b.end - 1);
  const uint32_t a_end = a_last.tokens.end;
  const uint32_t b_end = b_last.tokens.end;
  const SentenceTokens a_first = sentences_.At(match->a.begin);
  const SentenceTokens b_first = sentences_.At(match->b.begin);
  // A text cut off is no sentence that lacks a word.
  const auto is_cut = [&](uint32_t end, uint32_t other_rest) {
    return other_rest > 0 && IsCutAt(end - 1);
  };
  if (IsLittle(a_end - match->a.end, a_last) &&
      IsLittle(b_end - match->b.end, b_last) && a_end <= b_first.tokens.begin &&
      !is_cut(a_end, b_end - match->b.end) &&
      !is_cut(b_end, a_end - match->a.end)) {
    match->a.end = a_end;
    match->b.end = b_end;
  }
  if (IsLittle(match->a.begin - a_first.tokens.begin, a_first) &&
      IsLittle(match->b.begin - b_first.tokens.begin, b_first) &&
      match->a.end <= b_first.tokens.begin) {
    match->a.begin = a_first.tokens.begin;
    match->b.begin = b_first.tokens.begin;
  }
}

}  // namespace galley
