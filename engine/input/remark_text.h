// What a remark says, cut to what a message can use.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace galley {

inline constexpr size_t kMaxRemarkText = 400;

// Appends as much of `more`, valid UTF-8, as fits, in whole characters.
inline void AppendRemarkText(std::string_view more, std::string* text) {
  const size_t room = kMaxRemarkText - std::min(kMaxRemarkText, text->size());
  size_t end = std::min(room, more.size());
  while (end > 0 && end < more.size() &&
         (static_cast<unsigned char>(more[end]) & 0xC0) == 0x80) {
    --end;
  }
  text->append(more.substr(0, end));
}

}  // namespace galley
