#include "engine/input/reader.h"
namespace galley {
void ReadMarkdown(DocumentParts* parts) { ReadText(parts); }
}  // namespace galley
