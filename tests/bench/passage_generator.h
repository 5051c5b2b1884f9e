// PassageGenerator: documents with passages planted in them, and where.
//
// The words are made up, a few as frequent as those of any language and most of
// them rare, so that runs of common words come again by chance; phrases and
// notes recur as they do in reports. Whole paragraphs, and passages embedded in
// other paragraphs, are copied with a share of their words changed. The same
// seed gives the same bytes everywhere.
#pragma once

#include <string>
#include <vector>

#include "engine/text/span.h"
#include "tests/bench/random.h"

namespace galley::bench {

// A place in one of the documents.
struct PlantPlace {
  size_t document = 0;
  Span span{};
};

struct Plant {
  PlantPlace source{};
  PlantPlace copy{};
  int rate = 0;  // per cent of the words that were changed
  bool whole = false;
  uint32_t words = 0;
};

struct PlantedText {
  std::vector<std::string> documents{};  // paragraphs apart by an empty line
  std::vector<Plant> plants{};
  size_t bytes = 0;
};

// `per_cell`: plants of each rate, 0 5 10 20, whole and embedded.
PlantedText MakePlantedText(size_t bytes, size_t per_cell, uint64_t seed);

}  // namespace galley::bench
