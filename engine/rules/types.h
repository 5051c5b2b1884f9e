// Types of entities and categories of findings: data, from types.xml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace galley {

struct TypeTable {
  std::vector<std::string> types{};       // in the order of the file
  std::vector<std::string> categories{};  // in the order of the file
};

// <types><type name="agency">One sentence.</type><category .../></types>
Result<TypeTable> ReadTypes(const std::string& file, std::string_view bytes);

}  // namespace galley
