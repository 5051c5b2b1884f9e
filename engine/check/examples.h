// Examples: the promises inside the packs, executed.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/check/validator.h"
#include "engine/rules/database.h"
#include "engine/text/marked_text.h"

namespace galley {

// A promise not kept, or the lack of one.
struct ExampleFailure {
  std::string file{};
  uint32_t line = 0;
  std::string rule{};
  std::string message{};       // what was expected and what was found
  std::string text{};          // of the example, without marks; may be empty
  std::vector<Mark> wanted{};  // the marks it has,
  std::vector<Mark> found{};   // and those that galley would set
};

struct ExampleResult {
  size_t rules = 0;
  size_t examples = 0;
  std::vector<ExampleFailure> failures{};  // by file and line
  // Of examples marked todo="yes": what is not kept yet, as it should be.
  std::vector<ExampleFailure> todo{};
  std::vector<std::string> rule_ids{};  // that were run, in order
};

// Which examples run.
struct ExampleChoice {
  std::vector<std::string> packs{};  // beginnings of their paths; empty: all
  std::set<std::string, std::less<>> only{};  // rules, types; empty: all
  bool fail_fast = false;  // end behind the first rule that fails
};

// Runs the chosen examples: the rule with what it depends on must yield exactly
// the marked spans, types and values; then all packs together must leave them
// standing. A rule without enough examples is a failure too, and so is an
// example marked todo="yes" that is kept.
ExampleResult RunExamples(const Database& database,
                          std::span<const ValidatorEntry> validators,
                          const ExampleChoice& choice);

}  // namespace galley
