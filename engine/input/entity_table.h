// The named character references of HTML 4, and the commoner ones of HTML 5.
#pragma once

#include <string_view>

namespace galley {

// "eacute" -> U+00E9, without ampersand and semicolon; 0 if unknown.
char32_t EntityCodePoint(std::string_view name);

}  // namespace galley
