#include "engine/rules/lint.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "engine/match/macro_text.h"
#include "engine/match/regex_rewrite.h"
#include "engine/rules/book_loader.h"
#include "engine/rules/lint_log.h"
#include "engine/rules/rule_source.h"

namespace galley {
namespace {

constexpr auto kCodes = std::to_array<LintCode>({
    {"broken-pack", LintLevel::kError},
    {"refused-pattern", LintLevel::kError},
    {"no-example", LintLevel::kError},
    {"slow-sequence", LintLevel::kError},
    {"unknown-policy", LintLevel::kError},
    {"unbounded-repeat", LintLevel::kAdvice},
    {"idle-alternative", LintLevel::kAdvice},
    {"unused-macro", LintLevel::kAdvice},
    {"no-advice", LintLevel::kAdvice},
    {"broad-trigger", LintLevel::kNote},
    {"far-trigger", LintLevel::kNote},
    {"untested-alternative", LintLevel::kNote},
    {"macro-only-example", LintLevel::kNote},
});

class Linter {
 public:
  explicit Linter(const Database& database) : database_(database) {}

  std::vector<LintMessage> Run() {
    for (const CompiledRule& rule : database_.rules) CheckRule(rule);
    CheckTriggers();
    CheckMacros();
    CheckLists();
    CheckPolicies();
    return log_.TakeSorted();
  }

 private:
  void CheckRule(const CompiledRule& compiled);
  void CheckTriggers();
  void CheckMacros();
  void CheckLists();
  void CheckPolicies();

  const Database& database_;
  LintLog log_{};
};

// Does a message say what to do, behind what is wrong?
bool GivesAdvice(const Rule& rule) {
  if (rule.fix) return true;
  for (const std::string_view border : {"; ", ": ", ". "}) {
    if (rule.message.find(border) != std::string::npos) return true;
  }
  return false;
}

void Linter::CheckRule(const CompiledRule& compiled) {
  const Rule& rule = *compiled.rule;
  const int needed = rule.check ? 2 : 1;
  const auto matching =
      std::ranges::count(rule.examples, true, &Example::match);
  const auto others = static_cast<ptrdiff_t>(rule.examples.size()) - matching;
  const bool list_only = rule.type.empty();
  if (!list_only && (matching < needed || others < needed)) {
    log_.Say("no-example", rule.place,
             fmt::format("{}: has {} <ok> and {} <no>; add examples until "
                         "there are {} of each",
                         rule.id, matching, others, needed));
  }
  if (compiled.program != kNoIndex &&
      database_.programs[compiled.program].anchors.empty()) {
    log_.Say("slow-sequence", rule.place,
             fmt::format("{}: may begin at every word; name a word, a list or "
                         "an annotation that every match must hold",
                         rule.id));
  }
  if (rule.check && !GivesAdvice(rule)) {
    log_.Say("no-advice", rule.place,
             fmt::format("{}: the message says what is wrong, not what to do; "
                         "say it behind a semicolon",
                         rule.id));
  }
  if (rule.kind == RuleKind::kPattern) {
    LintPattern(rule, database_.book.macros, &log_);
  }
  if (rule.kind == RuleKind::kSequence) LintSequence(rule, &log_);
}

void Linter::CheckTriggers() {
  // A class alone, such as [0-9], reports at every digit.
  constexpr size_t kShortTrigger = 8;
  // Starts that are tried at each hit, where the author did not bound them.
  constexpr uint32_t kFar = 256;
  for (size_t set = 0; set < database_.sets.size(); ++set) {
    const std::vector<Pattern>& patterns = database_.sets[set].patterns();
    for (size_t i = 0; i < patterns.size(); ++i) {
      const Pattern& pattern = patterns[i];
      const Rule& rule = *database_.rules[database_.pattern_rules[set][i]].rule;
      if (!rule.internal &&  // atoms are shared by many rules
          pattern.trigger.starts_with('[') &&
          pattern.trigger.size() < kShortTrigger) {
        log_.Say("broad-trigger", rule.place,
                 fmt::format("{}: its trigger {} fires nearly everywhere; add "
                             "a required text, or make it a sequence",
                             rule.id, pattern.trigger));
      }
      if (rule.pattern.trigger.empty() &&
          pattern.back - pattern.back_min > kFar) {
        log_.Say(
            "far-trigger", rule.place,
            fmt::format("{}: may begin {} bytes before its trigger {}, and "
                        "each of these starts is tried; bound what stands "
                        "before it, or look for it in a condition",
                        rule.id, pattern.back, pattern.trigger));
      }
    }
  }
}

void Linter::CheckMacros() {
  const RuleBook& book = database_.book;
  std::set<std::string> used;
  std::set<std::string> files;
  for (const Rule& rule : book.rules) {
    files.insert(rule.place.file);
    for (const std::string& name : MacrosIn(rule.match)) used.insert(name);
    for (const std::string& name : MacrosIn(rule.pattern.trigger)) {
      used.insert(name);
    }
  }
  for (const auto& [name, text] : book.macros) {
    for (const std::string& other : MacrosIn(text)) used.insert(other);
  }
  std::map<std::string, SourcePlace> places = MacroPlaces(files);
  for (const auto& [name, text] : book.macros) {
    const std::string what = fmt::format("macro \"{}\"", name);
    LintAlternatives(what, text, book.macros, false, places[name], &log_);
    if (used.contains(name)) continue;
    log_.Say("unused-macro", places[name],
             fmt::format("{} is used by no rule; delete it", what));
  }
}

// A word that stands in a list twice, with the same value.
void Linter::CheckLists() {
  for (const NameList& list : database_.book.lists) {
    if (!list.file.empty()) continue;
    std::set<std::tuple<std::string, std::string>> seen;
    for (const ListEntry& entry : list.entries) {
      if (seen.emplace(entry.surface, entry.id).second) continue;
      log_.Say("idle-alternative", list.place,
               fmt::format("list \"{}\" holds \"{}\" twice; delete one",
                           list.name, entry.surface));
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
      log_.Say(
          "unknown-policy", compiled.rule->place,
          fmt::format("{}: \"{}\" asks for the policy \"{}\", which the "
                      "gazetteer does not declare; its names are never "
                      "found",
                      compiled.rule->id, names.String(entry.surface), policy));
    }
  }
}

bool Stands(const Rule& rule, const Error& error) {
  return rule.place.file == error.file && rule.place.line == error.line &&
         rule.place.column == error.column;
}

}  // namespace

void LintLog::Say(std::string_view code, const SourcePlace& place,
                  std::string message, std::string fix) {
  const auto* entry = std::ranges::find(kCodes, code, &LintCode::code);
  messages_.push_back(
      {entry->code,
       entry->level,
       {std::move(message), place.file, place.line, place.column},
       std::move(fix)});
}

std::vector<LintMessage> LintLog::TakeSorted() {
  std::ranges::stable_sort(messages_, [](const auto& a, const auto& b) {
    return std::tie(a.place.file, a.place.line, a.place.column, a.code) <
           std::tie(b.place.file, b.place.line, b.place.column, b.code);
  });
  return std::move(messages_);
}

std::string_view NameOf(LintLevel level) {
  constexpr std::array<std::string_view, 3> kNames = {"error", "advice",
                                                      "note"};
  return kNames[static_cast<size_t>(level)];
}

std::span<const LintCode> LintCodes() { return kCodes; }

std::vector<LintMessage> Lint(const Database& database) {
  return Linter(database).Run();
}

std::vector<LintMessage> LintRefused(const RuleSources& sources,
                                     const Errors& errors) {
  Cache no_cache;
  Errors again;
  const LoadedBook loaded = LoadBook(sources.paths, &no_cache, nullptr, &again);
  LintLog log;
  for (const Error& error : errors) {
    const SourcePlace place{error.file, error.line, error.column};
    const auto rule = std::ranges::find_if(
        loaded.book.rules,
        [&error](const Rule& one) { return Stands(one, error); });
    const bool pattern = rule != loaded.book.rules.end() &&
                         error.message.find("<match>") != std::string::npos;
    log.Say(pattern ? "refused-pattern" : "broken-pack", place, error.message,
            pattern ? RewriteRegex(rule->match, loaded.book.macros).value_or("")
                    : "");
  }
  return log.TakeSorted();
}

}  // namespace galley
