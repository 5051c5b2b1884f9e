// Any bytes -> a rule pack: read, linked, its patterns made. Every error has a
// message and a place inside the file.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/file.h"
#include "engine/rules/rule_book.h"
#include "engine/rules/rule_pack.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  galley::Errors errors;
  std::vector<galley::RulePack> packs;
  packs.push_back(galley::ReadRulePack("fuzz.xml", bytes, &errors));
  galley::TypeTable table;
  table.types = {"agency", "date"};
  table.categories = {"leftover"};
  const galley::RuleBook book =
      galley::LinkRules(std::move(packs), std::move(table), &errors);
  const uint32_t lines = galley::LineColumnOf(bytes, size).line;
  for (const galley::Error& error : errors) {
    if (error.message.empty() || error.line > lines) std::abort();
  }
  for (const galley::Rule& rule : book.rules) {
    const auto pattern =
        galley::MakePattern(rule.match, book.macros, rule.pattern);
    if (!pattern && pattern.error().message.empty()) std::abort();
  }
  return 0;
}
