// Report: all that is said of one document. Plain data, sorted.
#pragma once

#include <string>
#include <vector>

#include "engine/annotate/annotation.h"
#include "engine/check/finding.h"

namespace galley {

struct Report {
  std::vector<Annotation> annotations{};  // by begin, end, type, rule
  std::vector<Finding> findings{};        // by begin, end, category, rule
  // Limits that were reached, with rule and place: the report is incomplete,
  // which the program answers with exit status 2.
  std::vector<std::string> problems{};
};

}  // namespace galley
