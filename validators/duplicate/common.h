// Common passages: texts that may stand in a document many times.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "engine/rules/database.h"
#include "validators/duplicate/cluster.h"

namespace galley {

// What packs declare (<common-passage>) and what blocks begin with that repeat
// by nature ("Source", "Note"). Immutable.
class CommonPassages {
 public:
  // `openers`: words, separated by spaces.
  CommonPassages(const std::vector<CommonPassage>& passages,
                 std::string_view openers);

  // Four fifths of the runs of words in the place are those of one declared
  // passage, or its block begins with an opener and a colon.
  bool Holds(const Document& document, const Tokens& tokens,
             const Place& place) const;

 private:
  std::unordered_map<uint64_t, uint32_t> runs_{};  // hash -> passage
  std::vector<uint32_t> openers_{};                // hashes
};

}  // namespace galley
