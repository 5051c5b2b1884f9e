// Words that a check gives to its validator: <param name="x" value="a b c"/>.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check/validator.h"
#include "engine/text/document.h"

namespace galley {

// A set of words, letter case aside. Cheap to ask.
class WordList {
 public:
  WordList() = default;
  // The words of a parameter, white space between them; none without it.
  WordList(const Binding& binding, std::string_view param);

  bool Has(std::string_view word) const;
  bool Has(const Document& document, const Word& word) const;

 private:
  struct Entry {
    uint32_t hash = 0;
    std::string folded{};
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  bool HasFolded(uint32_t hash, std::string_view word) const;

  std::vector<Entry> entries_{};  // sorted
};

}  // namespace galley
