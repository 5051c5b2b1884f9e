// What the default packs find in a text, for tests of validators.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Each finding of a category as "rule: text", the category left out of the
// rule's id: "split: depart ment". `name` chooses the reader.
std::vector<std::string> Found(std::string_view category, std::string_view text,
                               const std::string& name = "draft.txt");

}  // namespace galley
