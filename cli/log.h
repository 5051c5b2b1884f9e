// Messages to standard error, each as "galley: message".
#pragma once

#include <string_view>

#include "engine/base/result.h"

namespace galley {

enum class Verbosity { kQuiet, kNormal, kVerbose };

// Errors are always written. REQUIRES: called before other threads write.
void SetVerbosity(Verbosity verbosity);

void LogError(std::string_view message);
void LogErrors(const Errors& errors);
void LogNote(std::string_view message);     // left out by --quiet
void LogVerbose(std::string_view message);  // written only with --verbose

}  // namespace galley
