// What lint says, for people and as JSON Lines.
#pragma once

#include <string>
#include <vector>

#include "engine/rules/lint.h"

namespace galley {

// A line each, a second one for its fix, and a line that counts them. Without
// `notes` these are only counted.
std::string LintText(const std::vector<LintMessage>& messages, bool notes);

// One object a message (docs/report-format.md), notes included.
std::string LintJsonLines(const std::vector<LintMessage>& messages);

}  // namespace galley
