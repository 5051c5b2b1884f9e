#include "tests/support/validated.h"

#include <fmt/core.h>

#include <algorithm>

#include "tests/support/tagged.h"

namespace galley {

std::vector<Binding> BindingsFor(
    const std::vector<const char*>& kinds,
    const std::map<std::string, std::string, std::less<>>& params) {
  std::vector<Binding> bindings;
  for (const char* kind : kinds) {
    Binding binding;
    binding.rule = kind;
    binding.kind = kind;
    binding.category = "test";
    binding.params = params;
    bindings.push_back(binding);
  }
  return bindings;
}

std::string FoundBy(std::unique_ptr<Validator> (*make)(ValidatorSetup),
                    const std::vector<Binding>& bindings,
                    const std::string& text, const std::string& name) {
  const auto document = DraftOf(text, name);
  const Database database;
  Report report;
  make({database, {}, bindings})->Validate(*document, &report);
  std::ranges::stable_sort(report.findings, {}, &Finding::span);
  std::string shown;
  for (const Finding& one : report.findings) {
    shown += fmt::format("{} '{}'; ", one.rule, one.span.In(document->text()));
  }
  return shown;
}

}  // namespace galley
