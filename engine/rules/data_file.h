// Data files that packs name: gazetteers and word lists.
#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/rules/rule.h"

namespace galley {

// Where the file `name` of the pack at `place` lies: beside the pack, else in
// its sibling folder gazetteers/, else among the default ones. Empty, and an
// error more, when it is nowhere.
std::string FindDataFile(const std::string& name, const SourcePlace& place,
                         Errors* errors);

}  // namespace galley
