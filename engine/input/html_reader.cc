#include "engine/input/reader.h"
namespace galley {
void ReadHtml(DocumentParts* parts) { ReadText(parts); }
}  // namespace galley
