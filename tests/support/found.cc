#include "tests/support/found.h"

#include <fmt/core.h>

#include "engine/annotate/annotator.h"
#include "engine/check/review.h"
#include "tests/support/packs.h"
#include "tests/support/tagged.h"
#include "validators/registry.h"

namespace galley {

std::vector<std::string> Found(std::string_view category, std::string_view text,
                               const std::string& name) {
  static const Review review(DefaultDatabase(), Validators());
  static Annotator annotator(DefaultDatabase());
  const auto document = DraftOf(text, name);
  const Report report = review.Check(*document, annotator);
  std::vector<std::string> found;
  for (const Finding& one : report.findings) {
    if (one.category != category) continue;
    found.push_back(fmt::format("{}: {}", one.rule.substr(category.size() + 1),
                                one.span.In(document->text())));
  }
  return found;
}

}  // namespace galley
