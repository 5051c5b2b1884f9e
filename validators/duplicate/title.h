// Titles: short headings that stand more than once.
#pragma once

#include <vector>

#include "validators/duplicate/cluster.h"

namespace galley {

struct TitleOptions {
  uint32_t min_words = 4;  // or a figure in it
  uint32_t max_words = 7;  // longer ones are passages
};

// Headings, and blocks that stand for one, of equal words. A short one
// ("Response") recurs by nature, and so does one that stands under three or
// more others ("Key results of the year" under every outcome): those are left
// out, unless one stands directly below its like.
std::vector<Cluster> FindTitles(const Document& document, const Tokens& tokens,
                                const TitleOptions& options);

}  // namespace galley
