// Hashes of lines as GitHub's code scanning computes them, so that it knows a
// finding again after lines have moved.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The hash of each line of a text. Cost of making: one pass.
class LineHashes {
 public:
  // REQUIRES: valid UTF-8.
  explicit LineHashes(std::string_view text);

  // SARIF's primaryLocationLineHash of a line, from 1: a rolling hash of the
  // 100 UTF-16 units from its beginning, white space left out, and its number
  // among equal ones. REQUIRES: a line that the text has.
  std::string Of(uint32_t line) const;

 private:
  struct Hash {
    uint64_t value = 0;
    uint32_t nth = 1;
  };
  std::vector<Hash> lines_{};
};

}  // namespace galley
