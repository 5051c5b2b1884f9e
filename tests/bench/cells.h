// The text to measure on, and the cells that several stages have.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/measure.h"
#include "tests/bench/pipeline.h"
#include "tests/bench/raw_scan.h"
#include "tests/bench/text_generator.h"

namespace galley::bench {

// Drafts and their matching views: what the engine reads, and what it scans.
struct Corpus {
  // Drafts of about 10 KB, together at least `bytes`.
  Corpus(const TextGenerator& generator, size_t bytes);

  std::vector<std::string> texts{};
  std::vector<std::string> views{};
  std::vector<size_t> sizes{};
};

// How many things a cell finds, by document: no cell wins by doing less.
class Tally {
 public:
  void Set(size_t document, uint64_t count);
  double PerMegabyte(double megabytes) const;

 private:
  std::vector<uint64_t> counts_{};
};

// All that they are given must outlive them.
Cell RawCell(std::string name, const Corpus& corpus, RawScan* scan,
             Tally* reports);
Cell TagCell(const Corpus& corpus, Pipeline* pipeline, Tally* entities);
Cell CheckCell(const Corpus& corpus, Pipeline* pipeline, Tally* findings);

}  // namespace galley::bench
