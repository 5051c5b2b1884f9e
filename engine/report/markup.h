// Markup: text that is data in XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace galley {

// Appends `text` as the content of an element, or of an attribute in double
// quotes: whatever it holds, it is read as text. Line ends and tabs stay;
// controls, which XML cannot hold, become visible signs, noncharacters U+FFFD.
// REQUIRES: valid UTF-8.
void AppendMarkup(std::string_view text, std::string* out);
std::string Markup(std::string_view text);

}  // namespace galley
