#include "validators/date/frame.h"

#include <algorithm>

#include "engine/text/sentence.h"

namespace galley {
namespace {

// Titles stand in the first blocks, and are no paragraphs of text.
constexpr size_t kTitleBlocks = 3;
constexpr uint32_t kLongestTitle = 160;  // bytes
// A report covers at least a quarter, and less than two years.
constexpr int kShortestFrame = 80;
constexpr int kLongestFrame = 700;

std::optional<Interval> IntervalOf(const Annotation& annotation) {
  if (annotation.type != "date" || !annotation.value) return std::nullopt;
  return galley::IntervalOf(*annotation.value);
}

bool IsName(const Annotation& annotation) {
  return annotation.type == "agency" || annotation.type == "programme" ||
         annotation.type == "instrument";
}

}  // namespace

std::optional<Interval> FrameOfTitle(
    const Document& document, const std::vector<Annotation>& annotations) {
  const std::vector<Block>& blocks = document.blocks();
  uint32_t end = 0;
  for (size_t i = 0; i < std::min(kTitleBlocks, blocks.size()); ++i) {
    const std::string_view title = blocks[i].span.In(document.text());
    if (title.size() > kLongestTitle || title.ends_with('.')) break;
    end = blocks[i].span.end;
  }
  for (const Annotation& annotation : annotations) {
    if (annotation.span.begin >= end) break;
    const auto interval = IntervalOf(annotation);
    if (!interval) continue;
    const int length = interval->last - interval->first;
    if (length >= kShortestFrame && length <= kLongestFrame) return interval;
  }
  return std::nullopt;
}

std::vector<const Annotation*> DatesOutside(
    const Document& document, const std::vector<Annotation>& annotations,
    Interval frame, const WordList& background) {
  std::vector<const Annotation*> outside;
  uint32_t named_until = 0;  // end of the last name that began
  size_t block = SIZE_MAX;
  std::vector<Span> sentences;
  const std::string_view text = document.text();
  const std::vector<Word>& words = document.words();
  const auto speaks_of_background = [&](Span sentence) {
    for (uint32_t i = document.WordAt(sentence.begin);
         i < words.size() && words[i].begin < sentence.end; ++i) {
      if (background.Has(text, words[i])) return true;
    }
    return false;
  };
  Span silent;  // the last sentence found to speak of past or future
  for (const Annotation& annotation : annotations) {
    if (IsName(annotation)) {
      named_until = std::max(named_until, annotation.span.end);
    }
    const auto interval = IntervalOf(annotation);
    if (!interval || interval->Overlaps(frame) ||
        annotation.span.begin < named_until ||
        interval->last < interval->first || silent.Covers(annotation.span)) {
      continue;
    }
    const size_t at = document.BlockAt(annotation.span.begin);
    if (at >= document.blocks().size()) break;
    const Block& here = document.blocks()[at];
    if (here.kind != BlockKind::kParagraph &&
        here.kind != BlockKind::kListItem) {
      continue;
    }
    if (at != block) sentences = Sentences(document, here);
    block = at;
    const auto sentence = std::ranges::lower_bound(
        sentences, annotation.span.end, {}, &Span::end);
    if (sentence == sentences.end()) continue;
    if (speaks_of_background(*sentence)) {
      silent = *sentence;
      continue;
    }
    outside.push_back(&annotation);
  }
  return outside;
}

}  // namespace galley
