#include "engine/check/validator.h"

#include <algorithm>
#include <charconv>

namespace galley {

std::vector<Binding> BindingsOf(const Database& database,
                                std::string_view validator) {
  std::vector<Binding> bindings;
  for (const CompiledRule& compiled : database.rules) {
    const Rule& rule = *compiled.rule;
    if (rule.kind != RuleKind::kValidator || rule.validator != validator) {
      continue;
    }
    const auto words = database.words.find(rule.words);
    bindings.push_back(
        {rule.id, rule.validator_kind, rule.type, SeverityOf(rule.severity),
         rule.priority, rule.message, rule.params,
         words == database.words.end() ? nullptr : &words->second});
  }
  return bindings;
}

int Binding::Number(std::string_view name, int fallback) const {
  const auto found = params.find(name);
  if (found == params.end()) return fallback;
  int value = fallback;
  std::from_chars(found->second.data(),
                  found->second.data() + found->second.size(), value);
  return value;
}

std::vector<std::string> Binding::Words(std::string_view name) const {
  std::vector<std::string> listed;
  const auto found = params.find(name);
  if (found == params.end()) return listed;
  const std::string_view text = found->second;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) listed.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return listed;
}

const Binding* ValidatorSetup::Find(std::string_view kind) const {
  const auto found = std::ranges::find(bindings, kind, &Binding::kind);
  return found == bindings.end() ? nullptr : &*found;
}

std::string_view ValidatorSetup::Text(std::string_view kind,
                                      std::string_view name) const {
  const Binding* binding = Find(kind);
  if (binding == nullptr) return {};
  const auto found = binding->params.find(name);
  return found == binding->params.end() ? std::string_view() : found->second;
}

Finding MakeFinding(
    const Binding& binding, Span span,
    const std::vector<std::pair<std::string_view, std::string>>& values) {
  Finding finding;
  finding.span = span;
  finding.category = binding.category;
  finding.rule = binding.rule;
  finding.severity = binding.severity;
  finding.priority = binding.priority;
  finding.message = FillMessage(binding.message, values);
  return finding;
}

std::string FillMessage(
    std::string_view message,
    const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string filled;
  while (!message.empty()) {
    const size_t open = message.find('{');
    filled += message.substr(0, open);
    if (open == std::string_view::npos) break;
    const size_t close = message.find('}', open);
    if (close == std::string_view::npos) {
      filled += message.substr(open);
      break;
    }
    const std::string_view name = message.substr(open + 1, close - open - 1);
    bool known = false;
    for (const auto& [key, value] : values) {
      if (key == name && !known) {
        filled += value;
        known = true;
      }
    }
    // A capture that took no part leaves nothing.
    message.remove_prefix(close + 1);
  }
  return filled;
}

}  // namespace galley
