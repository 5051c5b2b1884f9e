// What a line of plain text looks like: a list mark, a heading, cut in half?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace galley {

// The bytes of the list mark a line begins with, white space behind it
// included: "- ", "• ", "3. ", "1- ", "a) ", "(iv) ". 0 if none.
size_t ListMarkLength(std::string_view line);

// "1.2 Title" -> 2, "1. Title" and "Annex" -> 0.
uint8_t NumberedLevel(std::string_view line);

// Ends in . ! ? … : ; or one of these before closing quotes and brackets.
bool HasEndMark(std::string_view line);

// Cannot be the end of anything: ends in a function word ("of", "the"), a
// comma, a hyphen or an opening bracket.
bool EndsOpen(std::string_view line);

bool StartsSmall(std::string_view line);    // with a small letter
bool IsAllCapitals(std::string_view line);  // three letters or more

}  // namespace galley
