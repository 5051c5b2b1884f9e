#include "validators/duplicate/duplicate.h"

#include <algorithm>

#include "engine/text/sentence.h"
#include "validators/duplicate/passage.h"

namespace galley {
namespace {

// Below this a passage may be a phrase that recurs by nature.
constexpr int kMinWords = 8;
// A heading of fewer words ("Response:") recurs by nature too.
constexpr int kMinHeadingWords = 4;
// A place that lies so far inside a longer reported one is none of its own.
constexpr double kInside = 0.8;
// A line that stands a thousand times names so many of its places in each.
constexpr size_t kMaxRelated = 20;

class Duplicate : public Validator {
 public:
  explicit Duplicate(ValidatorSetup setup) : setup_(std::move(setup)) {}

  void Validate(const Document& document, Report* report) const override;

 private:
  // One finding for each of `own`; the others of `places` are named in each.
  static void Add(const std::vector<Span>& own, const std::vector<Span>& places,
                  const Binding& binding, uint32_t group, Report* report);

  ValidatorSetup setup_;
};

uint32_t NextGroup(const Report& report) {
  uint32_t group = 0;
  for (const Finding& finding : report.findings) {
    group = std::max(group, finding.group);
  }
  return group + 1;
}

// True when `place` lies inside one of `longer`, which are sorted and apart.
bool IsInside(Span place, const std::vector<Span>& longer) {
  auto one = std::ranges::upper_bound(longer, place.begin, {}, &Span::end);
  for (; one != longer.end() && one->begin < place.end; ++one) {
    if (one->size() < place.size()) continue;
    const uint32_t shared =
        std::min(one->end, place.end) - std::max(one->begin, place.begin);
    if (shared >= kInside * place.size()) return true;
  }
  return false;
}

void Duplicate::Add(const std::vector<Span>& own,
                    const std::vector<Span>& places, const Binding& binding,
                    uint32_t group, Report* report) {
  for (const Span span : own) {
    Finding finding =
        MakeFinding(binding, span, {{"count", std::to_string(places.size())}});
    finding.group = group;
    for (const Span place : places) {
      if (finding.related.size() == kMaxRelated) break;
      if (place != span) finding.related.push_back({place, "the same text"});
    }
    report->findings.push_back(std::move(finding));
  }
}

void Duplicate::Validate(const Document& document, Report* report) const {
  std::vector<Passage> blocks;
  for (const Block& block : document.blocks()) {
    // Cells and code repeat by nature.
    if (block.kind == BlockKind::kTableCell || block.kind == BlockKind::kCode) {
      continue;
    }
    blocks.push_back(MakePassage(document, block.span, 0,
                                 block.kind == BlockKind::kHeading));
  }
  uint32_t group = NextGroup(*report);
  // Sorted in the end; blocks, and what is made of them, lie apart.
  std::vector<Span> reported;
  const Binding* paragraph = setup_.Find("paragraph");
  const Binding* heading = setup_.Find("heading");
  const auto min_words = [](const Binding* binding, int fallback) {
    return static_cast<uint32_t>(
        binding == nullptr ? fallback : binding->Number("min-words", fallback));
  };
  for (const CopiedRun& run :
       FindCopies(blocks, min_words(paragraph, kMinWords))) {
    const Binding* binding = run.headings_only ? heading : paragraph;
    if (binding == nullptr ||
        (run.headings_only &&
         run.words < min_words(heading, kMinHeadingWords))) {
      continue;
    }
    Add(run.places, run.places, *binding, group++, report);
    reported.insert(reported.end(), run.places.begin(), run.places.end());
  }

  const Binding* sentence = setup_.Find("sentence");
  if (sentence == nullptr) return;
  std::vector<Passage> sentences;
  for (size_t i = 0; i < document.blocks().size(); ++i) {
    const Block& block = document.blocks()[i];
    if (block.kind == BlockKind::kTableCell || block.kind == BlockKind::kCode ||
        block.kind == BlockKind::kHeading) {
      continue;
    }
    for (const Span span : Sentences(document, block)) {
      sentences.push_back(
          MakePassage(document, span, static_cast<uint32_t>(i), false));
    }
  }
  std::ranges::sort(reported);
  for (const CopiedRun& run :
       FindCopies(sentences, min_words(sentence, kMinWords))) {
    std::vector<Span> own = run.places;
    std::erase_if(own, [&](Span place) { return IsInside(place, reported); });
    if (!own.empty()) Add(own, run.places, *sentence, group++, report);
  }
}

}  // namespace

std::unique_ptr<Validator> MakeDuplicate(ValidatorSetup setup) {
  return std::make_unique<Duplicate>(std::move(setup));
}

}  // namespace galley
