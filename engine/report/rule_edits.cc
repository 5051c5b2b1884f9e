#include "engine/report/rule_edits.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "engine/base/file.h"
#include "engine/base/join.h"
#include "engine/report/line_diff.h"
#include "engine/rules/describe.h"
#include "engine/rules/rule_source.h"

namespace galley {
namespace {

constexpr size_t kMaxNames = 4;  // of a list that are named
constexpr size_t kMaxElsewhere = 3;
constexpr int kMaxDepth = 3;  // of types that use types

// Several lines on one, runs of white space as one space, cut.
std::string OnOneLine(std::string_view text) {
  constexpr size_t kMost = 160;
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  if (line.size() <= kMost) return line;
  size_t end = kMost;
  while ((line[end] & 0xC0) == 0x80) --end;
  return line.substr(0, end) + "…";
}

// The rules as they stand in files, each read once.
class Sources {
 public:
  explicit Sources(PackFiles files) : files_(std::move(files)) {}

  std::string Of(const Rule& rule) {
    const auto [file, added] = files_.try_emplace(rule.place.file);
    if (added) file->second = ReadFile(rule.place.file).value_or("");
    return SourceIn(file->second, rule.place);
  }

 private:
  PackFiles files_;
};

// The lines that differ.
std::string LinesChanged(const std::string& before, const std::string& after) {
  return OnOneLine(LineDiff(before, after));
}

void Lists(const Element& element, std::set<std::string>* lists,
           std::set<std::string>* types) {
  lists->insert(element.in.begin(), element.in.end());
  lists->insert(element.not_in.begin(), element.not_in.end());
  types->insert(element.types.begin(), element.types.end());
  for (const Element& child : element.children) Lists(child, lists, types);
}

void Lists(const Condition& condition, std::set<std::string>* lists,
           std::set<std::string>* types) {
  types->insert(condition.types.begin(), condition.types.end());
  Lists(condition.elements, lists, types);
  for (const Condition& child : condition.children) {
    Lists(child, lists, types);
  }
}

std::string Named(const std::set<std::string>& names) {
  std::vector<std::string> shown;
  for (const std::string& name : names) {
    if (shown.size() == kMaxNames) break;
    shown.push_back(fmt::format("\"{}\"", name));
  }
  return fmt::format(
      "{}{}", Join(shown, ", "),
      names.size() > shown.size()
          ? fmt::format(" and {} more", names.size() - shown.size())
          : "");
}

// By list, what its entries say.
std::map<std::string, std::set<std::string>> EntriesOf(
    const Database& database) {
  std::map<std::string, std::set<std::string>> lists;
  const NameTable& names = database.names;
  for (const NameEntry& entry : names.entries()) {
    std::string said(names.String(entry.surface));
    for (const uint32_t more :
         {entry.id, entry.name_class, entry.policy, entry.extra}) {
      said += '\t';
      said += names.String(more);
    }
    lists[database.book.lists[entry.list].name].insert(std::move(said));
  }
  return lists;
}

std::set<std::string> SurfacesOnlyIn(const std::set<std::string>& in,
                                     const std::set<std::string>& not_in) {
  std::set<std::string> surfaces;
  for (const std::string& said : in) {
    if (!not_in.contains(said))
      surfaces.insert(said.substr(0, said.find('\t')));
  }
  return surfaces;
}

}  // namespace

RuleEdits::RuleEdits(const Database& before, const Database& after,
                     const PackFiles& before_files)
    : before_(before), after_(after) {
  CompareRules(before_files);
  CompareMacros();
  if (before.names.bytes() != after.names.bytes()) CompareLists();
}

void RuleEdits::CompareRules(const PackFiles& before_files) {
  Sources old_sources(before_files);
  Sources new_sources({});
  for (const Rule& rule : before_.book.rules) {
    const uint32_t other = after_.book.RuleIndex(rule.id);
    if (other == kNoIndex) {
      rules_[rule.id] = "removed";
      continue;
    }
    const std::string old_text = old_sources.Of(rule);
    const std::string new_text = new_sources.Of(after_.book.rules[other]);
    if (old_text != new_text) {
      rules_[rule.id] =
          fmt::format("changed: {}", LinesChanged(old_text, new_text));
    }
  }
  for (const Rule& rule : after_.book.rules) {
    if (before_.book.RuleIndex(rule.id) == kNoIndex) {
      rules_[rule.id] = fmt::format("added in {}", Describe(rule.place));
    }
  }
}

void RuleEdits::CompareMacros() {
  const MacroTable& old_macros = before_.book.macros;
  const MacroTable& new_macros = after_.book.macros;
  for (const auto& [name, text] : old_macros) {
    const auto other = new_macros.find(name);
    if (other == new_macros.end()) {
      macros_[name] = "removed";
    } else if (other->second != text) {
      macros_[name] = fmt::format("changed to {}", OnOneLine(other->second));
    }
  }
  for (const auto& [name, text] : new_macros) {
    if (!old_macros.contains(name)) macros_[name] = "added";
  }
}

void RuleEdits::CompareLists() {
  auto old_lists = EntriesOf(before_);
  auto new_lists = EntriesOf(after_);
  std::set<std::string> names;
  for (const auto& [name, entries] : old_lists) names.insert(name);
  for (const auto& [name, entries] : new_lists) names.insert(name);
  for (const std::string& name : names) {
    if (old_lists[name] == new_lists[name]) continue;
    const auto gone = SurfacesOnlyIn(old_lists[name], new_lists[name]);
    const auto come = SurfacesOnlyIn(new_lists[name], old_lists[name]);
    std::set<std::string> both;
    std::ranges::set_intersection(gone, come, std::inserter(both, both.end()));
    std::string said;
    const auto add = [&](const char* what, std::set<std::string> surfaces,
                         bool all) {
      if (!all)
        std::erase_if(surfaces, [&](auto& s) { return both.contains(s); });
      if (surfaces.empty()) return;
      said += fmt::format("{}{} {}", said.empty() ? "" : "; ", what,
                          Named(surfaces));
    };
    add("without", gone, false);
    add("with", come, false);
    add("changed", both, true);
    lists_[name] = said;
  }
}

std::vector<std::string> RuleEdits::All() const {
  std::vector<std::string> all;
  for (const auto& [id, edit] : rules_) {
    all.push_back(fmt::format("rule {} {}", id, edit));
  }
  for (const auto& [name, edit] : macros_) {
    all.push_back(fmt::format("macro {} {}", name, edit));
  }
  for (const auto& [name, edit] : lists_) {
    all.push_back(fmt::format("list {} {}", name, edit));
  }
  return all;
}

const Rule* RuleEdits::Find(const std::string& id) const {
  for (const Database* database : {&after_, &before_}) {
    const uint32_t index = database->book.RuleIndex(id);
    if (index != kNoIndex) return &database->book.rules[index];
  }
  return nullptr;
}

std::string RuleEdits::OfRule(const std::string& id) const {
  const auto edit = rules_.find(id);
  return edit == rules_.end() ? ""
                              : fmt::format("rule {} {}", id, edit->second);
}

std::string RuleEdits::Through(const std::string& id, int depth) const {
  if (const std::string own = OfRule(id); !own.empty()) return own;
  const Rule* rule = Find(id);
  if (rule == nullptr) return {};
  for (const auto& [name, edit] : macros_) {
    if (rule->match.find("{" + name) != std::string::npos) {
      return fmt::format("macro {} {}", name, edit);
    }
  }
  std::set<std::string> lists;
  std::set<std::string> types;
  if (!rule->list.empty()) lists.insert(rule->list);
  Lists(rule->sequence, &lists, &types);
  for (const Condition& one : rule->conditions) Lists(one, &lists, &types);
  for (const auto& [name, conditions] : rule->policies) {
    for (const Condition& one : conditions) Lists(one, &lists, &types);
  }
  for (const auto& [name, edit] : lists_) {
    if (lists.contains(name)) return fmt::format("list {} {}", name, edit);
  }
  if (depth == kMaxDepth) return {};
  for (const Database* database : {&after_, &before_}) {
    for (const Rule& other : database->book.rules) {
      if (other.id == id || !types.contains(other.type)) continue;
      std::string edit = Through(other.id, depth + 1);
      if (!edit.empty()) return edit;
    }
  }
  return {};
}

std::string RuleEdits::Behind(const EntryChange& change,
                              const std::vector<EntryChange>& changes) const {
  for (const std::string& id : {change.after.rule, change.before.rule}) {
    if (id.empty()) continue;
    if (std::string edit = Through(id, 0); !edit.empty()) return edit;
  }
  for (const EntryChange& other : changes) {
    if (&other == &change || other.kind == change.kind ||
        !other.Shown().span.Overlaps(change.Shown().span)) {
      continue;
    }
    if (std::string edit = Through(other.Shown().rule, 0); !edit.empty()) {
      return fmt::format(
          "{} {}: {}", other.Shown().rule,
          other.kind == ChangeKind::kLost ? "gave way" : "took its place",
          edit);
    }
  }
  std::vector<std::string> all = All();
  if (all.size() > kMaxElsewhere) all.resize(kMaxElsewhere);
  return fmt::format("elsewhere: {}", Join(all, "; "));
}

}  // namespace galley
