// Code points of UTF-8, and what Unicode says of them.
//
// The floors above ask here, so that they need no ICU of their own. All
// offsets lie on code-point borders of valid UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/text/span.h"

namespace galley {

// REQUIRES: at < text.size().
char32_t CodePointAt(std::string_view text, size_t at);
size_t NextCodePoint(std::string_view text, size_t at);
// REQUIRES: 0 < at.
size_t PreviousCodePoint(std::string_view text, size_t at);

void AppendUtf8(char32_t code_point, std::string* text);

bool IsSmallLetter(char32_t code_point);
bool IsCapitalLetter(char32_t code_point);
bool IsLetter(char32_t code_point);
bool IsWhiteSpace(char32_t code_point);

// "N’Djaména" -> "N’Djamena": without accents and other marks on letters.
std::string WithoutMarks(std::string_view text);

// `span` without white space at its ends.
Span Trimmed(std::string_view text, Span span);

}  // namespace galley
