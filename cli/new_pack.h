// New packs: a skeleton to begin with.
#pragma once

#include <string>

#include "engine/base/result.h"

namespace galley {

// Writes `path`, whose ending .xml is added where it lacks: a list, a pattern,
// a sequence and a check, each with examples, that pass galley test and galley
// rules lint beside the default packs. The pack is called as its file. Gives
// the path. Errors: the name is none, the file is there already or cannot be
// written.
Result<std::string> WriteNewPack(const std::string& path);

}  // namespace galley
