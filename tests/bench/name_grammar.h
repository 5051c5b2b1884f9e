// Names of organisations by grammar, to measure large gazetteers with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace galley::bench {

struct SyntheticName {
  std::string surface{};
  bool acronym = false;
};

// So many different names, one in ten an acronym. The same seed gives the same.
std::vector<SyntheticName> MakeNames(size_t count, uint64_t seed);

// As a gazetteer file: the columns of gazetteers/agencies.tsv.
std::string AsGazetteer(const std::vector<SyntheticName>& names);

}  // namespace galley::bench
