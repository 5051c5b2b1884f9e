// HTML: the prose of a page, each byte of it with its place in the file.
#include <utility>

#include "engine/input/html_prose.h"
#include "engine/input/reader.h"

namespace galley {

void ReadHtml(DocumentParts* parts) {
  Prose prose(parts->text);
  AppendHtml(parts->text, 0, parts->text.size(), &prose);
  std::move(prose).MoveTo(parts);
}

}  // namespace galley
