// JSON built as a tree: for formats that nest, and are not written by the MB.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace galley {

// Members stand in the order in which they were put in.
using JsonTree = nlohmann::ordered_json;

// Appends the tree on one line, in ASCII, with everything else escaped.
void AppendJson(const JsonTree& tree, std::string* out);

}  // namespace galley
