#include "validators/duplicate/copy.h"

#include <algorithm>

#include "engine/text/character.h"

namespace galley {
namespace {

// A sentence is completed where no more than this is missing.
constexpr uint32_t kMaxMissing = 6;
constexpr double kMaxMissingShare = 0.25;
// A part of a sentence that is no longer goes.
constexpr uint32_t kMaxPart = 7;
// Words of so many bytes carry content.
constexpr uint32_t kContentBytes = 4;
constexpr uint32_t kMinSentence = 5;

bool IsLittle(uint32_t missing, const SentenceTokens& sentence) {
  return missing <= kMaxMissing &&
         missing <= kMaxMissingShare * sentence.tokens.size();
}

}  // namespace

// The last word of its unit, with no mark of an end behind it.
bool CopyMaker::IsCutAt(uint32_t last) const {
  const uint32_t unit = tokens_.UnitOf(last);
  if (tokens_.TokensOf(unit).end != last + 1) return false;
  const std::string_view rest =
      Span{tokens_.SpanOf(last).end, tokens_.units()[unit].span.end}.In(text_);
  if (rest.find("...") != rest.npos || rest.find("…") != rest.npos) return true;
  return rest.find_first_of(".!?:;") == rest.npos;
}

// The first word of its unit, and it begins small.
bool CopyMaker::BeginsCut(uint32_t first) const {
  const uint32_t unit = tokens_.UnitOf(first);
  return tokens_.TokensOf(unit).begin == first &&
         IsSmallLetter(CodePointAt(text_, tokens_.BeginOf(first)));
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

// The largest share of one sentence that the tokens cover.
double CopyMaker::Cover(TokenRange tokens) {
  const SentenceTokens first = sentences_.At(tokens.begin);
  const SentenceTokens last = sentences_.At(tokens.end - 1);
  const auto share = [&](const SentenceTokens& sentence) {
    if (sentence.tokens.size() < kMinSentence) return 0.0;
    const uint32_t covered = std::min(tokens.end, sentence.tokens.end) -
                             std::max(tokens.begin, sentence.tokens.begin);
    return static_cast<double>(covered) / sentence.tokens.size();
  };
  double cover = std::max(share(first), share(last));
  if (cover < options_.min_cover && first.tokens.end < last.tokens.begin) {
    cover = std::max(cover, share(sentences_.At(first.tokens.end)));
  }
  return cover;
}

// A paragraph that is cut off, and the next one begins with all of it: then it
// may be a small part of a long sentence.
bool CopyMaker::IsPreview(const Match& match) const {
  const TokenRange a = tokens_.TokensOf(tokens_.UnitOf(match.a.begin));
  const TokenRange b = tokens_.TokensOf(tokens_.UnitOf(match.b.begin));
  return a.begin == match.a.begin && b.begin == match.b.begin &&
         a.end <= match.a.end + 1 && b.begin <= a.end + kBeside &&
         IsCutAt(a.end - 1);
}

bool CopyMaker::IsAccepted(const Match& match, const std::vector<Run>& runs) {
  if (match.same < options_.min_words ||
      match.Similarity() < options_.min_similarity) {
    return false;
  }
  uint32_t content = 0;
  for (const Run& run : runs) {
    for (uint32_t i = run.a; i < run.a + run.length; ++i) {
      content +=
          !tokens_.IsFigure(i) && tokens_.SpanOf(i).size() >= kContentBytes;
    }
  }
  if (content < options_.min_content) return false;
  if (match.same >= options_.long_words || IsPreview(match)) return true;
  return Cover(match.a) >= options_.min_cover &&
         Cover(match.b) >= options_.min_cover;
}

Side CopyMaker::SideOf(TokenRange tokens) {
  Side side;
  side.tokens = tokens;
  side.span = tokens_.SpanOf(tokens);
  const SentenceTokens first = sentences_.At(tokens.begin);
  const SentenceTokens last = sentences_.At(tokens.end - 1);
  if (first.tokens.begin == tokens.begin) {
    // Opening quotes and brackets belong to it, the mark of a list does not.
    const std::string_view signs =
        Span{first.span.begin, side.span.begin}.In(text_);
    const size_t blank = signs.find_last_of(" \t\n");
    side.span.begin =
        first.span.begin +
        (blank == signs.npos ? 0 : static_cast<uint32_t>(blank) + 1);
  }
  if (last.tokens.end == tokens.end) side.span.end = last.span.end;
  side.sentence_end = last.span.end;
  // Dots that stand for the rest are no part of what is said twice.
  const uint32_t end = tokens_.SpanOf(tokens.end - 1).end;
  const std::string_view behind = Span{end, side.span.end}.In(text_);
  for (const std::string_view dots : {"...", "…"}) {
    if (const size_t at = behind.find(dots); at != behind.npos) {
      side.span.end = std::min(side.span.end, end + static_cast<uint32_t>(at));
    }
  }
  side.span = Trimmed(text_, side.span);
  return side;
}

void CopyMaker::SetSpans(Copy* copy) {
  Side& a = copy->a;
  Side& b = copy->b;
  // Inside the next word: one side is cut there, or glued to something else.
  const auto alike = [&](std::string_view one, std::string_view other) {
    return FoldWord(one) == FoldWord(other);
  };
  const auto extend_end = [&](Side* shorter, Side* longer) {
    const uint32_t word = shorter->tokens.end;
    const uint32_t other = longer->tokens.end;
    if (word == tokens_.size() || other == tokens_.size() || !IsCutAt(word) ||
        tokens_.UnitOf(word) != tokens_.UnitOf(word - 1) ||
        tokens_.UnitOf(other) != tokens_.UnitOf(other - 1)) {
      return false;
    }
    const std::string_view cut = tokens_.SpanOf(word).In(text_);
    const Span whole = tokens_.SpanOf(other);
    if (whole.size() <= cut.size() ||
        !alike(cut, whole.In(text_).substr(0, cut.size()))) {
      return false;
    }
    ++shorter->tokens.end;
    *shorter = SideOf(shorter->tokens);
    shorter->cut_end = true;
    longer->span.end = whole.begin + static_cast<uint32_t>(cut.size());
    longer->cut_end = true;
    return true;
  };
  if (!extend_end(&a, &b)) extend_end(&b, &a);
  const auto extend_begin = [&](Side* shorter, Side* longer) {
    if (shorter->tokens.begin == 0 || longer->tokens.begin == 0) return false;
    const uint32_t word = shorter->tokens.begin - 1;
    const uint32_t other = longer->tokens.begin - 1;
    if (tokens_.UnitOf(word) != tokens_.UnitOf(word + 1) ||
        tokens_.UnitOf(other) != tokens_.UnitOf(other + 1) ||
        tokens_.TokensOf(tokens_.UnitOf(word)).begin != word) {
      return false;
    }
    const std::string_view cut = tokens_.SpanOf(word).In(text_);
    const Span whole = tokens_.SpanOf(other);
    if (whole.size() <= cut.size() ||
        !alike(cut, whole.In(text_).substr(whole.size() - cut.size()))) {
      return false;
    }
    const uint32_t end = shorter->span.end;
    --shorter->tokens.begin;
    shorter->span = {tokens_.BeginOf(word), end};
    longer->span.begin = whole.end - static_cast<uint32_t>(cut.size());
    shorter->cut_begin = longer->cut_begin = true;
    return true;
  };
  if (!extend_begin(&a, &b)) extend_begin(&b, &a);
}

std::optional<Copy> CopyMaker::Make(const Match& match) {
  std::vector<Run> runs = Align(tokens_, match);
  Match trimmed = match;
  TrimEnds(&runs, &trimmed);
  if (runs.empty()) return std::nullopt;
  trimmed.same = 0;
  for (const Run& run : runs) trimmed.same += run.length;
  Complete(&trimmed);
  if (!IsAccepted(trimmed, runs)) return std::nullopt;
  Copy copy;
  copy.same = trimmed.same;
  copy.a = SideOf(trimmed.a);
  copy.b = SideOf(trimmed.b);
  SetSpans(&copy);
  Compare(runs, &copy);
  return copy;
}

}  // namespace galley
