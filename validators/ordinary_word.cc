#include "validators/ordinary_word.h"

#include <algorithm>

namespace galley {

bool IsOrdinaryWord(const NameTable& names, std::string_view word) {
  return std::ranges::any_of(
      names.FindSurface(word), [&](const NameTable::Listed& listed) {
        return (names.entries()[listed.entry].shape & kLower) != 0;
      });
}

}  // namespace galley
