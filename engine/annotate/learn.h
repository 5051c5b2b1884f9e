// Learning: names that the document itself defines, for this document only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/annotate/lattice.h"
#include "engine/annotate/trace.h"

namespace galley {

// "World Design Organisation (WDO)" taught WDO.
struct LearnedName {
  std::string surface{};  // exact case; a plural s may follow
  std::optional<std::string> id{};
  uint32_t rule = 0;
};

// All places of the learned names, as candidates of `type`. The first
// definition of a surface counts. One pass; what is found teaches nothing.
// `trace`, where it is given, gets places that only letter case keeps apart.
std::vector<Candidate> FindLearned(const std::vector<LearnedName>& learned,
                                   TypeId type, Lattice* lattice,
                                   Trace* trace = nullptr);

}  // namespace galley
