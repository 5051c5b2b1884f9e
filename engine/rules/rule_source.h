// The XML of rules and macros, as their author wrote it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/rules/rule.h"

namespace galley {

// The element that begins at `place`, as it stands in its file. Errors: the
// file cannot be read any more.
Result<std::string> SourceOf(const SourcePlace& place);
// The same in the content of that file.
std::string SourceIn(std::string_view file, const SourcePlace& place);

// Where each <define> of these files stands, by its name. Files that cannot be
// read any more have none.
std::map<std::string, SourcePlace> MacroPlaces(
    const std::set<std::string>& files);

}  // namespace galley
