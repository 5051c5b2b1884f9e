// Gazetteers: one TSV file -> its names, or all its errors.
//
// Columns, by header: id surface form case class policy, and optionally kind or
// country (kept as NameEntry::extra) and note. One surface a line; `form` is
// name (once for each id), other or acronym; `case` is exact, fold or smart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/rules/rule.h"

namespace galley {

Result<std::vector<ListEntry>> ReadGazetteer(const std::string& file,
                                             std::string_view bytes);

}  // namespace galley
