// Likest: the sentence that is most like another one, in figures; for
// explanations of what counts as a duplicate, and of what does not.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rules/database.h"
#include "engine/text/document.h"

namespace galley {

// A measure that a pair of sentences must reach to be copies.
struct LikestMeasure {
  std::string name{};   // "same words"
  std::string unit{};   // behind its figures: "", " %"
  std::string param{};  // of the check, sets `needed`
  uint32_t reached = 0;
  uint32_t needed = 0;
};

struct Likest {
  Span sentence{};
  Span other{};             // empty: no other sentence shares a word with it
  std::string_view rule{};  // the check of the kind `sentence`
  std::vector<LikestMeasure> measures{};
};

// Of each sentence that overlaps `within`. Empty where no pack binds the kind
// `sentence` of the validator. Cost: every sentence there is compared with all
// of the document; not for the way of every document.
std::vector<Likest> LikestSentences(const Document& document, Span within,
                                    const Database& database);

}  // namespace galley
