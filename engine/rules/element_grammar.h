// What the elements of an XML file may hold: one row each of a table.
#pragma once

#include <string_view>

namespace galley {

struct ElementGrammar {
  std::string_view name{};
  std::string_view
      attributes{};              // separated by spaces; "!" after required ones
  std::string_view children{};   // separated by spaces; "!" after required ones
  bool text = false;             // holds text
  bool free_attributes = false;  // any further attribute (<ok value="3">)
};

// Calls `take` with each word of a space-separated list.
template <typename F>
void ForEachWord(std::string_view list, F take) {
  while (!list.empty()) {
    const size_t end = list.find_first_of(" \t\n");
    const std::string_view word = list.substr(0, end);
    if (!word.empty()) take(word);
    if (end == std::string_view::npos) break;
    list.remove_prefix(end + 1);
  }
}

}  // namespace galley
