#include "engine/rules/rule_book.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <set>

#include "engine/base/join.h"

namespace galley {
namespace {

class Linker {
 public:
  Linker(std::vector<RulePack> packs, TypeTable table, Errors* errors)
      : packs_(std::move(packs)), errors_(*errors) {
    book_.table = std::move(table);
  }

  RuleBook Link() {
    Gather();
    AddTypes();
    for (const Rule& rule : book_.rules) CheckRule(rule);
    OrderStages();
    book_.vocabulary = VocabularyOf(book_.rules);
    return std::move(book_);
  }

 private:
  void Wrong(const SourcePlace& place, std::string message) {
    errors_.push_back(
        {std::move(message), place.file, place.line, place.column});
  }

  void Gather();
  void AddTypes();
  void CheckRule(const Rule& rule);
  void CheckCaptures(const Rule& rule);
  void CheckConditions(const Rule& rule,
                       const std::vector<Condition>& conditions,
                       const std::set<std::string>& captures);
  void CheckPlaceholders(const Rule& rule, std::string_view text,
                         const std::set<std::string>& captures);
  void CheckExpression(const Rule& rule, const Expression& expression,
                       const std::set<std::string>& captures);
  void OrderStages();

  std::vector<RulePack> packs_;
  RuleBook book_;
  Errors& errors_;
};

// Equal names in two places: the later one is reported, and left out.
template <typename T, typename Name>
void SortAndReportTwins(std::vector<T>* things, Name name,
                        const std::function<void(const T&, const T&)>& report) {
  std::ranges::stable_sort(*things, [&](const T& a, const T& b) {
    if (name(a) != name(b)) return name(a) < name(b);
    if (a.place.file != b.place.file) return a.place.file < b.place.file;
    return a.place.line < b.place.line;
  });
  for (size_t i = 1; i < things->size(); ++i) {
    if (name((*things)[i - 1]) == name((*things)[i])) {
      report((*things)[i - 1], (*things)[i]);
    }
  }
  const auto same = [&](const T& a, const T& b) { return name(a) == name(b); };
  things->erase(std::unique(things->begin(), things->end(), same),
                things->end());
}

void Linker::Gather() {
  for (RulePack& pack : packs_) {
    for (auto& [name, text] : pack.macros) {
      if (!book_.macros.emplace(name, text).second) {
        errors_.push_back({fmt::format("macro \"{}\" is defined in another "
                                       "pack too; rename one",
                                       name),
                           pack.file});
      }
    }
    std::ranges::move(pack.lists, std::back_inserter(book_.lists));
    std::ranges::move(pack.words, std::back_inserter(book_.words));
    std::ranges::move(pack.rules, std::back_inserter(book_.rules));
    std::ranges::move(pack.overlaps, std::back_inserter(book_.overlaps));
    std::ranges::move(pack.common_passages,
                      std::back_inserter(book_.common_passages));
  }
  SortAndReportTwins<NameList>(
      &book_.lists, [](const NameList& list) { return list.name; },
      [&](const NameList& first, const NameList& second) {
        Wrong(second.place,
              fmt::format("list \"{}\" is defined at {}:{} too; rename one",
                          second.name, first.place.file, first.place.line));
      });
  SortAndReportTwins<WordFile>(
      &book_.words, [](const WordFile& words) { return words.name; },
      [&](const WordFile& first, const WordFile& second) {
        Wrong(second.place,
              fmt::format("words \"{}\" are defined at {}:{} too; rename one",
                          second.name, first.place.file, first.place.line));
      });
  SortAndReportTwins<Rule>(
      &book_.rules, [](const Rule& rule) { return rule.id; },
      [&](const Rule& first, const Rule& second) {
        Wrong(second.place,
              fmt::format("{}: this id is taken at {}:{}; rename one",
                          second.id, first.place.file, first.place.line));
      });
  SortAndReportTwins<CommonPassage>(
      &book_.common_passages,
      [](const CommonPassage& passage) { return passage.id; },
      [&](const CommonPassage& first, const CommonPassage& second) {
        Wrong(second.place,
              fmt::format("common passage \"{}\" stands at {}:{} too; "
                          "rename one",
                          second.id, first.place.file, first.place.line));
      });
  for (uint32_t i = 0; i < book_.lists.size(); ++i) {
    book_.symbols.lists[book_.lists[i].name] = i;
  }
}

void Linker::AddTypes() {
  std::map<std::string, bool> internal;
  for (const std::string& type : book_.table.types) internal[type] = false;
  for (const Rule& rule : book_.rules) {
    if (rule.internal && !rule.type.empty()) internal.emplace(rule.type, true);
  }
  for (const auto& [name, is_internal] : internal) {
    book_.symbols.types[name] = static_cast<TypeId>(book_.types.size());
    book_.types.push_back({name, is_internal});
  }
}

void Linker::CheckRule(const Rule& rule) {
  const auto known = [](const std::vector<std::string>& names,
                        const std::string& name) {
    return std::ranges::find(names, name) != names.end();
  };
  if (rule.check && !known(book_.table.categories, rule.type)) {
    Wrong(rule.place,
          fmt::format("{}: category \"{}\" is none of {} (types.xml)", rule.id,
                      rule.type, Join(book_.table.categories, " ")));
  }
  if (!rule.check && !rule.type.empty() &&
      !book_.symbols.types.contains(rule.type)) {
    Wrong(rule.place,
          fmt::format("{}: type \"{}\" is none of {} (types.xml); "
                      "mark the rule internal=\"yes\" if only "
                      "other rules need it",
                      rule.id, rule.type, Join(book_.table.types, " ")));
  }
  if (!rule.id.empty() && rule.id.find('.') == std::string::npos) {
    Wrong(rule.place,
          fmt::format("{}: an id is type.name or category.name", rule.id));
  }
  if (!rule.words.empty() &&
      std::ranges::find(book_.words, rule.words, &WordFile::name) ==
          book_.words.end()) {
    Wrong(rule.place,
          fmt::format("{}: no <words> is called \"{}\"", rule.id, rule.words));
  }
  CheckCaptures(rule);
}

void Linker::CheckCaptures(const Rule& rule) {
  std::set<std::string> captures;
  for (std::string& name : CapturesOf(rule)) {
    captures.insert(std::move(name));
  }
  const auto check = [&](const std::string& name) {
    if (!name.empty() && !captures.contains(name)) {
      Wrong(rule.place,
            fmt::format(
                "{}: there is no capture \"{}\"; it has {}", rule.id, name,
                captures.empty() ? "none"
                                 : fmt::format("{}", Join(captures, ", "))));
    }
  };
  for (const Refinement& refinement : rule.refinements) {
    if (refinement.to.function != Function::kInitials) {
      Wrong(refinement.place,
            fmt::format("{}: <refine> takes to=\"initials(long,"
                        " short)\" only",
                        rule.id));
    }
  }
  for (const Assignment& set : rule.sets) {
    if (set.to.function == Function::kInitials) {
      Wrong(rule.place, fmt::format("{}: initials() gives a span; use it in "
                                    "<refine>",
                                    rule.id));
    }
    check(set.span);
    CheckExpression(rule, set.to, captures);
  }
  for (const Refinement& refinement : rule.refinements) {
    check(refinement.span);
    CheckExpression(rule, refinement.to, captures);
  }
  for (const Learning& learning : rule.learnings) {
    check(learning.surface);
    check(learning.from);
  }
  CheckConditions(rule, rule.conditions, captures);
  if (rule.kind != RuleKind::kValidator) {
    CheckPlaceholders(rule, rule.message, captures);
    CheckPlaceholders(rule, rule.fix.value_or(""), captures);
  }
}

// {capture} in a message or a fix.
void Linker::CheckPlaceholders(const Rule& rule, std::string_view text,
                               const std::set<std::string>& captures) {
  for (size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const size_t close = text.find('}', open);
    if (close == std::string_view::npos) return;
    const std::string name(text.substr(open + 1, close - open - 1));
    if (!captures.contains(name)) {
      Wrong(rule.place, fmt::format("{}: there is no capture \"{}\" for the "
                                    "{{{}}} in its text",
                                    rule.id, name, name));
    }
  }
}

void Linker::CheckConditions(const Rule& rule,
                             const std::vector<Condition>& conditions,
                             const std::set<std::string>& captures) {
  for (const Condition& condition : conditions) {
    if (!condition.span.empty() && !captures.contains(condition.span)) {
      Wrong(condition.place, fmt::format("{}: there is no capture \"{}\"",
                                         rule.id, condition.span));
    }
    CheckConditions(rule, condition.children, captures);
  }
}

void Linker::CheckExpression(const Rule& rule, const Expression& expression,
                             const std::set<std::string>& captures) {
  if (expression.kind == Expression::Kind::kCapture && expression.name != "0" &&
      !captures.contains(expression.name)) {
    Wrong(rule.place,
          fmt::format("{}: there is no capture \"{}\"; write 0 for the whole "
                      "match or '{}' for a text",
                      rule.id, expression.name, expression.name));
  }
  for (const Expression& argument : expression.arguments) {
    CheckExpression(rule, argument, captures);
  }
}

// The types that a rule's <span type=""> make beside its own.
void CollectOutputTypes(const Element& element, std::set<std::string>* types) {
  if (!element.output_type.empty()) types->insert(element.output_type);
  for (const Element& child : element.children) {
    CollectOutputTypes(child, types);
  }
}

// The types that a rule looks at.
void CollectTypes(const Element& element, std::set<std::string>* types) {
  types->insert(element.types.begin(), element.types.end());
  for (const Element& child : element.children) CollectTypes(child, types);
}

void CollectTypes(const std::vector<Condition>& conditions,
                  std::set<std::string>* types) {
  for (const Condition& condition : conditions) {
    types->insert(condition.types.begin(), condition.types.end());
    CollectTypes(condition.elements, types);
    CollectTypes(condition.children, types);
  }
}

void Linker::OrderStages() {
  std::vector<std::set<TypeId>> needs(book_.types.size());
  for (const Rule& rule : book_.rules) {
    const auto own = book_.symbols.types.find(rule.type);
    if (rule.check || own == book_.symbols.types.end()) continue;
    std::set<std::string> names;
    CollectTypes(rule.sequence, &names);
    CollectTypes(rule.conditions, &names);
    for (const auto& [policy, conditions] : rule.policies) {
      CollectTypes(conditions, &names);
    }
    for (const std::string& name : names) {
      const auto type = book_.symbols.types.find(name);
      if (type != book_.symbols.types.end()) {
        needs[own->second].insert(type->second);
      }
    }
    std::set<std::string> outputs;
    CollectOutputTypes(rule.sequence, &outputs);
    for (const std::string& name : outputs) {
      const auto type = book_.symbols.types.find(name);
      if (type == book_.symbols.types.end()) {
        Wrong(rule.place,
              fmt::format("{}: <span type=\"{}\">: there is no such "
                          "type",
                          rule.id, name));
      } else if (type->second != own->second) {
        needs[type->second].insert(own->second);
      }
    }
  }
  // Depth first; the path shows a cycle when there is one.
  std::vector<int> state(book_.types.size(), 0);
  std::vector<TypeId> path;
  bool circle = false;
  const std::function<void(TypeId)> visit = [&](TypeId type) {
    if (state[type] == 2 || circle) return;
    path.push_back(type);
    if (state[type] == 1) {
      circle = true;
      std::string cycle;
      for (auto at = std::ranges::find(path, type); at != path.end(); ++at) {
        cycle += (cycle.empty() ? "" : " -> ") + book_.types[*at].name;
      }
      const auto first =
          std::ranges::find_if(book_.rules, [&](const Rule& rule) {
            return !rule.check && rule.type == book_.types[type].name;
          });
      Wrong(first->place,
            fmt::format("types need each other in a circle: {}; give one of "
                        "the rules an internal type",
                        cycle));
      return;
    }
    state[type] = 1;
    for (const TypeId needed : needs[type]) visit(needed);
    state[type] = 2;
    path.pop_back();
    book_.stages.push_back(type);
  };
  for (TypeId type = 0; type < book_.types.size(); ++type) visit(type);
}

void CollectCaptures(const Element& element, std::vector<std::string>* names) {
  if (!element.capture.empty()) names->push_back(element.capture);
  for (const Element& child : element.children) CollectCaptures(child, names);
}

// The names in {macro:name} and (?'name'...): read off the text, as parsing all
// patterns at every start would be felt.
void CollectCaptures(std::string_view pattern,
                     std::vector<std::string>* names) {
  const auto is_name = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' ||
           c == '_';
  };
  const auto take = [&](size_t at, char end) {
    const size_t begin = at;
    while (at < pattern.size() && is_name(pattern[at])) ++at;
    if (at > begin && at < pattern.size() && pattern[at] == end) {
      names->emplace_back(pattern.substr(begin, at - begin));
    }
  };
  for (size_t i = 0; i + 2 < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (pattern[i] == '{') {
      size_t colon = i + 1;
      while (colon < pattern.size() && is_name(pattern[colon])) ++colon;
      if (colon < pattern.size() && pattern[colon] == ':') take(colon + 1, '}');
    } else if (pattern.substr(i, 3) == "(?'") {
      take(i + 3, '\'');
    } else if (pattern.substr(i, 3) == "(?<") {
      take(i + 3, '>');
    }
  }
}

}  // namespace

std::vector<std::string> CapturesOf(const Rule& rule) {
  std::vector<std::string> names;
  if (rule.kind == RuleKind::kPattern) {
    CollectCaptures(rule.match, &names);
  } else {
    CollectCaptures(rule.sequence, &names);
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

uint32_t RuleBook::RuleIndex(std::string_view id) const {
  const auto found = std::ranges::lower_bound(rules, id, {}, &Rule::id);
  if (found == rules.end() || found->id != id) return kNoIndex;
  return static_cast<uint32_t>(found - rules.begin());
}

RuleBook LinkRules(std::vector<RulePack> packs, TypeTable table,
                   Errors* errors) {
  return Linker(std::move(packs), std::move(table), errors).Link();
}

}  // namespace galley
