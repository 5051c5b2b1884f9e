// What the parts of lint say their messages to.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/rules/lint.h"

namespace galley {

class LintLog {
 public:
  // REQUIRES: `code` is one of LintCodes().
  void Say(std::string_view code, const SourcePlace& place, std::string message,
           std::string fix = {});

  // By place.
  std::vector<LintMessage> TakeSorted();

 private:
  std::vector<LintMessage> messages_{};
};

// The parts of lint that look at one rule. REQUIRES: the rule has a pattern (a
// sequence).
void LintPattern(const Rule& rule, const MacroTable& macros, LintLog* log);
void LintSequence(const Rule& rule, LintLog* log);
// Of a pattern, a macro; `what` it is called in messages.
void LintAlternatives(const std::string& what, const std::string& source,
                      const MacroTable& macros, bool fold,
                      const SourcePlace& place, LintLog* log);

}  // namespace galley
