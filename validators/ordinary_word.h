// Ordinary words: those that lists and gazetteers know in small letters.
#pragma once

#include <string_view>

#include "engine/match/name_table.h"

namespace galley {

// True when some list knows the word, whatever its letter case here, in small
// letters: a word of the language, which capitals do not make a name.
bool IsOrdinaryWord(const NameTable& names, std::string_view word);

}  // namespace galley
