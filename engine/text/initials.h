// Initials: whether words spell an acronym.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/word.h"

namespace galley {

// The letters of an acronym, folded, without signs and a plural s: "unct" of
// "UNCTs".
std::string LettersOf(std::string_view acronym);

// Where in words [first, last) of `text` the words begin that spell `letters`
// up to `last`: each gives its first one to three letters; small words and
// signs may give none. Nothing when they do not. Cost: (last - first) times
// the number of letters.
std::optional<uint32_t> FindInitials(std::string_view text,
                                     const std::vector<Word>& words,
                                     uint32_t first, uint32_t last,
                                     std::string_view letters);

// The same where acronyms take letters from inside words: GHG of "greenhouse
// gas". Each word gives its first letter and any behind it, in order; only
// signs and words of up to three small letters may give none, and inside a name
// for five letters or more one other word.
std::optional<uint32_t> FindLooseInitials(std::string_view text,
                                          const std::vector<Word>& words,
                                          uint32_t first, uint32_t last,
                                          std::string_view letters);

}  // namespace galley
