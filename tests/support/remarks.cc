#include "tests/support/remarks.h"

#include <fmt/core.h>

namespace galley {

std::string RemarksOf(const Document& document) {
  constexpr const char* kNames[] = {"comment", "insertion", "deletion",
                                    "prompt",  "hidden",    "highlight",
                                    "field"};
  std::string shown;
  for (const Remark& remark : document.remarks()) {
    shown += fmt::format("{}[{}]", kNames[static_cast<size_t>(remark.kind)],
                         remark.span.In(document.text()));
    if (!remark.author.empty()) shown += " " + remark.author;
    if (!remark.date.empty()) shown += " " + remark.date;
    if (!remark.text.empty()) shown += ": " + remark.text;
    shown += '\n';
  }
  return shown;
}

}  // namespace galley
