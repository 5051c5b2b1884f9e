// What each element of a rule pack may hold: one table.
//
// rules/rulepack.xsd says the same for editors; tests/ compare the two.
#pragma once

#include <span>
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

std::span<const ElementGrammar> PackGrammar();
const ElementGrammar* GrammarOf(std::string_view element);

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
