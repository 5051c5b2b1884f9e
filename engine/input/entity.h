// Character references of HTML and Markdown: "&eacute;", "&#233;", "&#xE9;".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley {

struct Entity {
  size_t length = 0;   // bytes of the reference; 0: there is none
  std::string text{};  // what it stands for, in UTF-8
};

// The reference that `text` begins with. As browsers do it: code points that
// are none become U+FFFD, 0x80 to 0x9F are windows-1252, and the oldest names
// need no semicolon where no letter or digit follows. Looks at no more than a
// few bytes, or at the digits it consumes.
Entity DecodeEntity(std::string_view text);

}  // namespace galley
