#include "engine/rules/rule_codec.h"

#include "engine/base/archive.h"

namespace galley {

// Rules as authors wrote them.

void Fields(auto& archive, Is<SourcePlace> auto& place) {
  auto& [file, line, column] = place;
  archive(file, line, column);
}

void Fields(auto& archive, Is<Element> auto& element) {
  auto& [kind, output, fold, capture, output_type, texts, in, not_in, classes,
         shapes, types, min, max, test, children, place] = element;
  archive(kind, output, fold, capture, output_type, texts, in, not_in, classes,
          shapes, types, min, max, test, children, place);
}

void Fields(auto& archive, Is<Condition> auto& condition) {
  auto& [kind, span, words, side, types, blocks, where, elements, children,
         place] = condition;
  archive(kind, span, words, side, types, blocks, where, elements, children,
          place);
}

void Fields(auto& archive, Is<Expression> auto& expression) {
  auto& [kind, function, name, arguments] = expression;
  archive(kind, function, name, arguments);
}

void Fields(auto& archive, Is<Assignment> auto& assignment) {
  auto& [span, name, to, required] = assignment;
  archive(span, name, to, required);
}

void Fields(auto& archive, Is<Refinement> auto& refinement) {
  auto& [span, to, place] = refinement;
  archive(span, to, place);
}

void Fields(auto& archive, Is<Learning> auto& learning) {
  auto& [surface, from] = learning;
  archive(surface, from);
}

void Fields(auto& archive, Is<Example> auto& example) {
  auto& [match, alone, todo, marked, why, winner, format, asserted, place] =
      example;
  archive(match, alone, todo, marked, why, winner, format, asserted, place);
}

void Fields(auto& archive, Is<PatternOptions> auto& options) {
  auto& [case_mode, tolerant, word_edges, trigger, max_span] = options;
  archive(case_mode, tolerant, word_edges, trigger, max_span);
}

void Fields(auto& archive, Is<Rule> auto& rule) {
  auto& [id, kind, check, internal, type, priority, match, pattern, sequence,
         list, policies, conditions, refinements, sets, learnings, severity,
         message, why, fix, run, validator, validator_kind, words, params,
         examples, place] = rule;
  archive(id, kind, check, internal, type, priority, match, pattern, sequence,
          list, policies, conditions, refinements, sets, learnings, severity,
          message, why, fix, run, validator, validator_kind, words, params,
          examples, place);
}

void Fields(auto& archive, Is<ListEntry> auto& entry) {
  auto& [surface, id, name_class, policy, extra, name_case, form] = entry;
  archive(surface, id, name_class, policy, extra, name_case, form);
}

void Fields(auto& archive, Is<NameList> auto& list) {
  auto& [name, file, capitals, entries, place] = list;
  archive(name, file, capitals, entries, place);
}

void Fields(auto& archive, Is<CommonPassage> auto& passage) {
  auto& [id, text, place] = passage;
  archive(id, text, place);
}

void Fields(auto& archive, Is<WordFile> auto& words) {
  auto& [name, file, place] = words;
  archive(name, file, place);
}

void Fields(auto& archive, Is<Overlap> auto& overlap) {
  auto& [winners, losers, nest, place] = overlap;
  archive(winners, losers, nest, place);
}

void Fields(auto& archive, Is<TypeTable> auto& table) {
  auto& [types, categories] = table;
  archive(types, categories);
}

void Fields(auto& archive, Is<TypeInfo> auto& type) {
  auto& [name, internal] = type;
  archive(name, internal);
}

void Fields(auto& archive, Is<Symbols> auto& symbols) {
  auto& [lists, types] = symbols;
  archive(lists, types);
}

void Fields(auto& archive, Is<RuleBook> auto& book) {
  auto& [table, types, rules, lists, words, macros, overlaps, common_passages,
         symbols, vocabulary, stages] = book;
  archive(table, types, rules, lists, words, macros, overlaps, common_passages,
          symbols, vocabulary, stages);
}

// Rules as the sequence machine runs them.

void Fields(auto& archive, Is<WordTest> auto& test) {
  auto& [set, not_set, shapes] = test;
  archive(set, not_set, shapes);
}

// What follows from all lists together is found anew (Database::searched).
void Fields(auto& archive, Is<NameTest> auto& test) {
  archive(test.lists, test.classes);
}

void Fields(auto& archive, Is<ProgramTables> auto& tables) {
  auto& [word_sets, word_tests, name_tests, type_sets] = tables;
  archive(word_sets, word_tests, name_tests, type_sets);
}

void Fields(auto& archive, Is<Instruction> auto& instruction) {
  auto& [op, join, a, b] = instruction;
  archive(op, join, a, b);
}

void Fields(auto& archive, Is<CaptureInfo> auto& capture) {
  auto& [name, output, output_type, types] = capture;
  archive(name, output, output_type, types);
}

void Fields(auto& archive, Is<Anchor> auto& anchor) {
  auto& [kind, test, lead, next] = anchor;
  archive(kind, test, lead, next);
}

void Fields(auto& archive, Is<ElementPlace> auto& place) {
  auto& [line, column] = place;
  archive(line, column);
}

void Fields(auto& archive, Is<Program> auto& program) {
  auto& [code, places, captures, backward, first, nullable, anchors, leads] =
      program;
  archive(code, places, captures, backward, first, nullable, anchors, leads);
}

void Fields(auto& archive, Is<CompiledCondition> auto& condition) {
  archive(condition.program, condition.type_set, condition.children);
}

void Fields(auto& archive, Is<CompiledRule> auto& rule) {
  archive(rule.type, rule.program, rule.list, rule.conditions, rule.policies);
}

void Fields(auto& archive, Is<CompiledRules> auto& rules) {
  auto& [tables, programs, compiled] = rules;
  archive(tables, programs, compiled);
}

namespace {

bool PointInto(const std::vector<Condition>& sources,
               std::vector<CompiledCondition>* conditions) {
  if (sources.size() != conditions->size()) return false;
  for (size_t i = 0; i < sources.size(); ++i) {
    CompiledCondition& condition = (*conditions)[i];
    condition.source = &sources[i];
    if (!PointInto(sources[i].children, &condition.children)) return false;
  }
  return true;
}

bool PointInto(const Rule& source, CompiledRule* rule) {
  rule->rule = &source;
  if (source.policies.size() != rule->policies.size() ||
      !PointInto(source.conditions, &rule->conditions)) {
    return false;
  }
  for (const auto& [name, conditions] : source.policies) {
    const auto policy = rule->policies.find(name);
    if (policy == rule->policies.end() ||
        !PointInto(conditions, &policy->second)) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string EncodeBook(const RuleBook& book) {
  ArchiveWriter archive;
  archive(book);
  return archive.bytes();
}

bool DecodeBook(std::string_view bytes, RuleBook* book) {
  ArchiveReader archive(bytes);
  archive(*book);
  return archive.ok() && archive.rest().empty();
}

std::string EncodeRules(const CompiledRules& rules) {
  ArchiveWriter archive;
  archive(rules);
  return archive.bytes();
}

bool DecodeRules(std::string_view bytes, const RuleBook& book,
                 CompiledRules* rules) {
  ArchiveReader archive(bytes);
  archive(*rules);
  if (!archive.ok() || !archive.rest().empty() ||
      rules->rules.size() != book.rules.size()) {
    return false;
  }
  for (size_t i = 0; i < book.rules.size(); ++i) {
    if (!PointInto(book.rules[i], &rules->rules[i])) return false;
  }
  return true;
}

}  // namespace galley
