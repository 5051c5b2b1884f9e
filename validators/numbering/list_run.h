// The lists that are open while one reads through a document.
#pragma once

#include <cstdint>
#include <vector>

#include "validators/numbering/mark.h"

namespace galley {

// A list as far as it was read.
struct ListRun {
  MarkStyle style{};
  uint8_t level = 0;
  int letter = 0;  // of the last mark; 0: it is no list of letters
  int roman = 0;
  int length = 0;         // marks seen
  int missing = 0;        // what the last skip left out, or 0
  bool repeated = false;  // the last mark stood twice: the next may skip one
  uint32_t block = 0;     // of the last mark
};

// Open lists, the innermost last. A mark continues the innermost list of its
// style that it follows; the lists inside that one are closed.
class OpenLists {
 public:
  // Takes a mark of block `block`. True when it follows no list of its style
  // but should: it skips or repeats. `sure` is how many marks in order a list
  // must have to be one.
  bool Take(const ListMark& mark, uint8_t level, uint32_t block, int sure);
  void Clear() { runs_.clear(); }

 private:
  std::vector<ListRun> runs_{};
};

}  // namespace galley
