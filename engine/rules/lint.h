// Lint: what the packs say that is legal but will hurt.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/rules/database.h"

namespace galley {

struct LintMessage {
  std::string code{};  // stable: "no-example", "slow-trigger", ...
  bool error = false;  // else advice
  Error place{};       // its message says what to do
};

// By file and line.
std::vector<LintMessage> Lint(const Database& database);

}  // namespace galley
