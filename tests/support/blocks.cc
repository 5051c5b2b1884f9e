#include "tests/support/blocks.h"

#include <fmt/core.h>

#include "tests/support/text_checks.h"

namespace galley {

std::string BlocksOf(const std::string& name, const std::string& bytes) {
  const auto document = ReadDocument(name, bytes, {}, nullptr);
  if (!document) return "error: " + ToString(document.error().front());
  std::string shown = BrokenPromise(**document, bytes.size());
  for (const Block& block : (*document)->blocks()) {
    std::string text(block.span.In((*document)->text()));
    for (size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '\n' || text[at] == '\r') text[at] = '~';
      if (text.compare(at, 2, "\u00A0") == 0) text.replace(at, 2, "_");
    }
    const char kind = "PHLTQCR"[static_cast<size_t>(block.kind)];
    const std::string level =
        block.level == 0 ? "" : std::to_string(block.level);
    shown += fmt::format("{}{} {}\n", kind, level, text);
  }
  return shown;
}

}  // namespace galley
