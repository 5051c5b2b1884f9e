#include "validators/number/restated.h"

#include <algorithm>
#include <map>

#include "engine/text/word.h"

namespace galley {
namespace {

// Words beside a figure that say what it is about, on each side.
constexpr uint32_t kReach = 12;
// Words that both places must share, the smaller one wholly.
constexpr size_t kShared = 3;
// Bytes by which a word is known: trained, training.
constexpr size_t kStem = 5;
// Figures further apart are two facts: the larger is so many times the smaller
// at most.
constexpr double kFarthest = 1.5;
// More figures of one kind are a series, more in all are data, not a report.
constexpr size_t kMostOfOne = 24;
constexpr size_t kMostPlaces = 4000;

using Hashes = std::vector<uint32_t>;  // sorted, each once

void Sort(Hashes* hashes) {
  std::ranges::sort(*hashes);
  const auto [end, last] = std::ranges::unique(*hashes);
  hashes->erase(end, last);
}

// True when one holds the other.
bool Agree(const Hashes& a, const Hashes& b) {
  return std::ranges::includes(a, b) || std::ranges::includes(b, a);
}

bool AreFar(double a, double b) {
  const double low = std::min(a, b);
  return low <= 0 || std::max(a, b) > low * kFarthest;
}

// Adds the dates and places in `span`.
void AddFrame(const FigureView& view, Span span, Hashes* frame) {
  const auto& all = view.report->annotations;
  auto one = std::ranges::lower_bound(
      all, span.begin, {},
      [](const Annotation& annotation) { return annotation.span.begin; });
  for (; one != all.end() && one->span.begin < span.end; ++one) {
    if (one->type == "date" || one->type == "place") {
      frame->push_back(FoldHash(one->span.In(view.document.view())));
    }
  }
}

}  // namespace

struct RestatedTest::Place {
  const Figure* figure = nullptr;
  Span sentence{};
  Span heading{};  // the last one before it
  Hashes about{};  // stems of the words around it

  // When and where it was: figures of two years or towns are two facts.
  Hashes Frame(const FigureView& view) const {
    Hashes frame;
    AddFrame(view, heading, &frame);
    AddFrame(view, sentence, &frame);
    Sort(&frame);
    return frame;
  }
};

RestatedTest::RestatedTest(const ValidatorSetup& setup)
    : restated_(setup.Find("restated")) {
  if (restated_ == nullptr) return;
  light_ = WordList(*restated_, "light");
  apart_ = WordList(*restated_, "apart");
}

void RestatedTest::Run(const FigureView& view) const {
  if (restated_ == nullptr) return;
  // By kind and what is counted.
  std::map<std::pair<Figure::Kind, std::string_view>, std::vector<Place>> all;
  size_t count = 0;
  const auto& blocks = view.document.blocks();
  size_t block = 0;
  Span heading;
  for (const FiguredSentence& sentence : view.sentences) {
    for (; block < blocks.size() &&
           blocks[block].span.begin <= sentence.span.begin;
         ++block) {
      if (blocks[block].kind == BlockKind::kHeading) {
        heading = blocks[block].span;
      }
    }
    if (IsApart(view, sentence)) continue;
    for (const Figure* one = sentence.begin; one != sentence.end; ++one) {
      if (!one->IsPlain() || one->points) continue;
      if (one->kind == Figure::Kind::kCount && one->unit.empty()) continue;
      Hashes about = AboutWhat(view, sentence, *one);
      if (about.size() < kShared) continue;
      if (++count > kMostPlaces) return;
      all[{one->kind, one->unit}].push_back(
          {one, sentence.span, heading, std::move(about)});
    }
  }
  for (const auto& [what, places] : all) {
    if (places.size() <= kMostOfOne) Compare(view, places);
  }
}

// Plans, changes and comparisons give several figures for one thing.
bool RestatedTest::IsApart(const FigureView& view,
                           const FiguredSentence& sentence) const {
  const auto& words = view.document.words();
  return std::any_of(
      words.begin() + sentence.first, words.begin() + sentence.last,
      [&](const Word& word) { return apart_.Has(view.document, word); });
}

// The words up to the figures on either side, small ones left out.
Hashes RestatedTest::AboutWhat(const FigureView& view,
                               const FiguredSentence& sentence,
                               const Figure& figure) const {
  const auto& words = view.document.words();
  uint32_t first = std::max(sentence.first,
                            figure.first > kReach ? figure.first - kReach : 0);
  if (&figure != sentence.begin) first = std::max(first, (&figure - 1)->last);
  uint32_t last = std::min(sentence.last, figure.last + kReach);
  if (&figure + 1 != sentence.end) last = std::min(last, (&figure + 1)->first);
  Hashes stems;
  for (uint32_t i = first; i < last; ++i) {
    if ((i >= figure.first && i < figure.last) || !words[i].Is(kLetterShapes) ||
        words[i].length < 3 || light_.Has(view.document, words[i])) {
      continue;
    }
    const std::string folded = FoldWord(WordAt(view.document, i));
    stems.push_back(FoldHash(std::string_view(folded).substr(0, kStem)));
  }
  Sort(&stems);
  return stems;
}

void RestatedTest::Compare(const FigureView& view,
                           const std::vector<Place>& places) const {
  for (size_t later = 1; later < places.size(); ++later) {
    for (size_t earlier = 0; earlier < later; ++earlier) {
      const Place& a = places[earlier];
      const Place& b = places[later];
      if (a.sentence == b.sentence || a.figure->low == b.figure->low ||
          AreFar(a.figure->low, b.figure->low) || !Agree(a.about, b.about) ||
          !Agree(a.Frame(view), b.Frame(view))) {
        continue;
      }
      const std::string_view text = view.document.text();
      Finding finding =
          MakeFinding(*restated_, b.figure->span,
                      {{"value", std::string(b.figure->span.In(text))},
                       {"other", std::string(a.figure->span.In(text))}});
      finding.related.push_back({a.figure->span, "the other figure"});
      view.report->findings.push_back(std::move(finding));
      break;
    }
  }
}

}  // namespace galley
