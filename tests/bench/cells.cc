#include "tests/bench/cells.h"

#include <numeric>
#include <utility>

namespace galley::bench {
namespace {

constexpr size_t kDraftBytes = 10'000;
constexpr uint64_t kCorpusSeed = 1000;

}  // namespace

Corpus::Corpus(const TextGenerator& generator, size_t bytes) {
  for (size_t made = 0; made < bytes; made += texts.back().size()) {
    texts.push_back(generator.Draft(kDraftBytes, kCorpusSeed + texts.size()));
    sizes.push_back(texts.back().size());
    views.emplace_back(ReadDraft(texts.back())->view());
  }
}

void Tally::Set(size_t document, uint64_t count) {
  if (counts_.size() <= document) counts_.resize(document + 1);
  counts_[document] = count;
}

double Tally::PerMegabyte(double megabytes) const {
  return static_cast<double>(
             std::accumulate(counts_.begin(), counts_.end(), uint64_t{0})) /
         megabytes;
}

Cell RawCell(std::string name, const Corpus& corpus, RawScan* scan,
             Tally* reports) {
  return {
      std::move(name),
      [&corpus, scan](size_t document) { scan->Scan(corpus.views[document]); },
      [scan, reports](size_t document) {
        reports->Set(document, scan->reports());
        return scan->reports();
      }};
}

Cell TagCell(const Corpus& corpus, Pipeline* pipeline, Tally* entities) {
  return {"tag",
          [&corpus, pipeline](size_t document) {
            pipeline->Tag(corpus.texts[document]);
          },
          [pipeline, entities](size_t document) {
            entities->Set(document, pipeline->report().annotations.size());
            return pipeline->ResultHash();
          }};
}

Cell CheckCell(const Corpus& corpus, Pipeline* pipeline, Tally* findings) {
  return {"check",
          [&corpus, pipeline](size_t document) {
            pipeline->Check(corpus.texts[document]);
          },
          [pipeline, findings](size_t document) {
            findings->Set(document, pipeline->report().findings.size());
            return pipeline->ResultHash();
          }};
}

}  // namespace galley::bench
