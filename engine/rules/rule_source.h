// The XML of a rule, as its author wrote it.
#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/rules/rule.h"

namespace galley {

// The element that begins at `place`, as it stands in its file. Errors: the
// file cannot be read any more.
Result<std::string> SourceOf(const SourcePlace& place);

}  // namespace galley
