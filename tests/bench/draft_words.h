// What the text generator does with numbers, names and words.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/bench/random.h"

namespace galley::bench {

inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsSmallLetter(char c) { return c >= 'a' && c <= 'z'; }

// Offset and length of each run of small ASCII letters that no other letter or
// digit touches.
std::vector<std::pair<size_t, size_t>> SmallWords(std::string_view text);

// Some of the numbers get other digits; years stay years, days stay days.
void RerollNumbers(double share, Random* random, std::string* text);

// A date, amount, count ...: "date", "year", "count", "percent", "money",
// "small"; anything else is a small number.
std::string Figure(std::string_view kind,
                   const std::vector<std::string>& months,
                   const std::vector<std::string>& currencies, Random* random);

// A name as it is, in capitals, in small letters, with a no-break space, two
// spaces, a line end or another apostrophe inside.
std::string AsPeopleWrite(std::string_view name, Random* random);

}  // namespace galley::bench
