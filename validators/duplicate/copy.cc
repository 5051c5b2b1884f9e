#include "validators/duplicate/copy.h"

#include <algorithm>

#include "engine/text/character.h"

namespace galley {
namespace {

// Words of so many bytes carry content.
constexpr uint32_t kContentBytes = 4;
constexpr uint32_t kMinSentence = 5;

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
  if (runs.empty()) return std::nullopt;
  Match trimmed = match;
  DropMarks(&runs, &trimmed);
  TrimEnds(&runs, &trimmed);
  if (runs.empty()) return std::nullopt;
  trimmed.same = 0;
  for (const Run& run : runs) trimmed.same += run.length;
  Complete(&trimmed);
  DropMarks(&runs, &trimmed);
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
