#include "engine/rules/lint.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace galley {
namespace {

class Linter {
 public:
  explicit Linter(const Database& database) : database_(database) {}

  std::vector<LintMessage> Run() {
    for (const CompiledRule& rule : database_.rules) CheckRule(rule);
    CheckTriggers();
    CheckMacros();
    CheckPolicies();
    std::ranges::stable_sort(messages_, [](const auto& a, const auto& b) {
      return std::tuple(a.place.file, a.place.line, a.code) <
             std::tuple(b.place.file, b.place.line, b.code);
    });
    return std::move(messages_);
  }

 private:
  void Say(std::string code, bool error, const SourcePlace& place,
           std::string message) {
    messages_.push_back(
        {std::move(code),
         error,
         {std::move(message), place.file, place.line, place.column}});
  }
  void CheckRule(const CompiledRule& compiled);
  void CheckTriggers();
  void CheckMacros();
  void CheckPolicies();

  const Database& database_;
  std::vector<LintMessage> messages_;
};

void Linter::CheckRule(const CompiledRule& compiled) {
  const Rule& rule = *compiled.rule;
  const int needed = rule.check ? 2 : 1;
  const auto matching =
      std::ranges::count(rule.examples, true, &Example::match);
  const auto others = static_cast<ptrdiff_t>(rule.examples.size()) - matching;
  const bool list_only = rule.type.empty();
  if (!list_only && (matching < needed || others < needed)) {
    Say("no-example", true, rule.place,
        fmt::format("{}: has {} <ok> and {} <no>; add examples until there are "
                    "{} of each",
                    rule.id, matching, others, needed));
  }
  if (compiled.program != kNoIndex &&
      database_.programs[compiled.program].anchors.empty()) {
    Say("slow-sequence", true, rule.place,
        fmt::format("{}: may begin at every word; name a word, a list or an "
                    "annotation that every match must hold",
                    rule.id));
  }
  if (rule.check && rule.message.size() < 12) {
    Say("short-message", false, rule.place,
        fmt::format("{}: the message should say what is wrong and what to do",
                    rule.id));
  }
}

void Linter::CheckTriggers() {
  // A class alone, such as [0-9], reports at every digit.
  constexpr size_t kShortTrigger = 8;
  for (size_t set = 0; set < database_.sets.size(); ++set) {
    const std::vector<Pattern>& patterns = database_.sets[set].patterns();
    for (size_t i = 0; i < patterns.size(); ++i) {
      const std::string& trigger = patterns[i].trigger;
      if (!trigger.starts_with('[') || trigger.size() >= kShortTrigger) {
        continue;
      }
      const Rule& rule = *database_.rules[database_.pattern_rules[set][i]].rule;
      if (rule.internal) continue;  // atoms are shared by many rules
      Say("broad-trigger", false, rule.place,
          fmt::format("{}: its trigger {} fires nearly everywhere; add a "
                      "required text, or make it a sequence",
                      rule.id, patterns[i].trigger));
    }
  }
}

void Linter::CheckMacros() {
  std::string all;
  for (const Rule& rule : database_.book.rules) all += rule.match + '\n';
  for (const auto& [name, text] : database_.book.macros) all += text + '\n';
  for (const auto& [name, text] : database_.book.macros) {
    if (all.find("{" + name + "}") == std::string::npos &&
        all.find("{" + name + ":") == std::string::npos) {
      Say("unused-macro", false, {},
          fmt::format("macro \"{}\" is used by no rule; delete it", name));
    }
  }
}

void Linter::CheckPolicies() {
  const NameTable& names = database_.names;
  std::set<std::pair<uint32_t, std::string>> said;
  for (const CompiledRule& compiled : database_.rules) {
    if (compiled.list == kNoIndex) continue;
    for (const NameEntry& entry : names.entries()) {
      if (entry.list != compiled.list) continue;
      const std::string policy(names.String(entry.policy));
      if (policy.empty() || policy == "never" ||
          compiled.policies.contains(policy) || compiled.type == kNoType ||
          !said.emplace(entry.list, policy).second) {
        continue;
      }
      Say("unknown-policy", true, compiled.rule->place,
          fmt::format("{}: \"{}\" asks for the policy \"{}\", which the "
                      "gazetteer does not declare; its names are never found",
                      compiled.rule->id, names.String(entry.surface), policy));
    }
  }
}

}  // namespace

std::vector<LintMessage> Lint(const Database& database) {
  return Linter(database).Run();
}

}  // namespace galley
