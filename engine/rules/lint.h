// Lint: what the packs say that is wrong, or legal but will hurt.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/rules/database.h"

namespace galley {

// An error must be mended; advice costs time or hides a mistake; a note may be
// meant as it is.
enum class LintLevel : uint8_t { kError, kAdvice, kNote };
std::string_view NameOf(LintLevel level);

struct LintMessage {
  std::string_view code{};  // stable: docs/lint.md
  LintLevel level = LintLevel::kError;
  Error place{};      // its message says what is wrong and what to do
  std::string fix{};  // what to write instead, where that is sure; or empty
};

// By file, line and column.
std::vector<LintMessage> Lint(const Database& database);

// What is wrong with packs that LoadDatabase refused with `errors`, with a
// rewritten pattern where there is one.
std::vector<LintMessage> LintRefused(const RuleSources& sources,
                                     const Errors& errors);

// Every code, in the order of docs/lint.md.
struct LintCode {
  std::string_view code{};
  LintLevel level = LintLevel::kError;
};
std::span<const LintCode> LintCodes();

}  // namespace galley
