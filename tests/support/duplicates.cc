#include "tests/support/duplicates.h"

#include <fmt/core.h>

#include <algorithm>

#include "validators/duplicate/duplicate.h"
#include "validators/registry.h"

namespace galley {

std::vector<Binding> AllDuplicateKinds() {
  std::vector<Binding> bindings;
  for (const ValidatorEntry& entry : Validators()) {
    if (entry.name != "duplicate") continue;
    for (const std::string_view kind : entry.kinds) {
      bindings.push_back({.rule = kind,
                          .kind = kind,
                          .category = "duplicate",
                          .message = "{count} {difference} {figure} {other}"});
    }
  }
  return bindings;
}

Report DuplicatesOf(const Document& document,
                    const std::vector<Binding>& bindings) {
  Report report;
  const Database database;
  MakeDuplicate({database, {}, bindings})->Validate(document, &report);
  std::ranges::stable_sort(report.findings, {}, &Finding::span);
  return report;
}

std::string ShownDuplicates(const std::string& text, const std::string& name) {
  const auto document = DraftOf(text, name);
  std::string shown;
  for (const Finding& one : DuplicatesOf(*document).findings) {
    shown += fmt::format("{} {} '{}'\n", one.rule, one.group,
                         one.span.In(document->text()));
  }
  return shown;
}

}  // namespace galley
