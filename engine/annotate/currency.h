// CurrencyChooser: whose dollars, whose pounds.
//
// Several currencies share a name or a sign. The document decides: the one
// whose countries it names most, else the one marked as default, else the
// first. One per thread.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/annotate/lattice.h"

namespace galley {

class CurrencyChooser {
 public:
  explicit CurrencyChooser(const Lattice& lattice) : lattice_(lattice) {}

  // Forget what was found out of the document before.
  void Begin() { countries_.reset(); }

  // Of entries of the name table with one surface; null when the document does
  // not make it money. A sign of one or two letters counts only as it is
  // written.
  const NameEntry* Choose(const std::vector<uint32_t>& entries,
                          std::string_view text);

 private:
  // How often the document names the countries of a space-separated list.
  int TimesNamed(std::string_view countries);

  const Lattice& lattice_;
  // Country -> times named in the document; counted when first asked for.
  std::optional<std::map<std::string_view, int>> countries_{};
};

}  // namespace galley
