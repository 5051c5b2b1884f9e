// Excerpts: pieces of drafts as a terminal may show them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley {

// `text` on one line, with nothing that a terminal obeys: white space becomes a
// space, controls a visible sign, bidirectional marks and bytes that are not
// UTF-8 U+FFFD.
std::string Printable(std::string_view text);

// The same, cut in the middle to about `columns` columns.
std::string Shortened(std::string_view text, size_t columns);

// The line that holds `begin` and below it carets under begin..end, as far as
// they are on that line. Of a long line a window around `begin` is shown. Cost:
// the length of the window.
struct Excerpt {
  std::string line{};
  std::string underline{};  // spaces and carets
};
Excerpt MakeExcerpt(std::string_view source, size_t begin, size_t end);

}  // namespace galley
