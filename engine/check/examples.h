// Examples: the promises inside the packs, executed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/check/validator.h"
#include "engine/rules/database.h"

namespace galley {

// A promise not kept, or the lack of one.
struct ExampleFailure {
  std::string file{};
  uint32_t line = 0;
  std::string rule{};
  std::string message{};   // what was expected and what was found
  std::string expected{};  // the example with its marks
  std::string found{};     // the same text with the marks galley would set
};

struct ExampleResult {
  size_t rules = 0;
  size_t examples = 0;
  std::vector<ExampleFailure> failures{};  // by file and line
};

// Runs every example of the packs whose path begins with one of `only` (all
// when empty): the rule with what it depends on must yield exactly the marked
// spans, types and values; then all packs together must leave them standing.
// A rule without enough examples is a failure too.
ExampleResult RunExamples(const Database& database,
                          std::span<const ValidatorEntry> validators,
                          const std::vector<std::string>& only);

}  // namespace galley
