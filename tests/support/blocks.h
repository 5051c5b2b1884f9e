// The blocks of a document in one line each, for tests of readers.
#pragma once

#include <string>

#include "engine/input/reader.h"

namespace galley {

// "H2 Title\nL1 - item\n": kind (P H L T Q C R), level unless 0, text with line
// ends as '~' and no-break spaces as '_'. Checks the promises of a Document and
// puts a broken one first.
std::string BlocksOf(const std::string& name, const std::string& bytes);

}  // namespace galley
