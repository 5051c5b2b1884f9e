#include "engine/rules/rule_view.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/base/join.h"
#include "engine/match/macro_text.h"
#include "engine/rules/describe.h"
#include "engine/rules/rule_source.h"

namespace galley {
namespace {

std::string ViewPattern(const Database& database, size_t set, size_t index) {
  const PatternSet& patterns = database.sets[set];
  const Pattern& pattern = patterns.patterns()[index];
  const Rule& rule = database.book.rules[database.pattern_rules[set][index]];
  std::string text;
  if (!MacrosIn(rule.match).empty()) {
    text = fmt::format("expanded: {}\n",
                       ExpandMacros(rule.match, database.book.macros));
  }
  text += fmt::format(
      "trigger: {}\n  Hyperscan{}; a match begins {} to {} bytes before its "
      "end and reaches {} behind it\n",
      pattern.trigger, pattern.trigger_caseless ? ", caseless" : "",
      pattern.back_min, pattern.back, pattern.forward);
  text += fmt::format("confirm: {}\n  PCRE2, UTF and UCP{}; {}{}{}\n",
                      pattern.utf_form, pattern.caseless ? ", caseless" : "",
                      pattern.tolerant ? "typography tolerant" : "letter exact",
                      pattern.word_edges ? ", at edges of words" : "",
                      pattern.byte_form.empty() ? "" : ", a form in bytes too");
  text += fmt::format("database: {}, triggers: {}, {} bytes\n", rule.place.file,
                      patterns.patterns().size(), patterns.database_bytes());
  return text;
}

const Element* ElementAt(const Element& element, const ElementPlace& place) {
  if (element.place.line == place.line &&
      element.place.column == place.column) {
    return &element;
  }
  for (const Element& child : element.children) {
    if (const Element* found = ElementAt(child, place)) return found;
  }
  return nullptr;
}

// Is `anchor` of the element of this instruction? Tests alike may be two.
bool Tests(const Database& database, const Instruction& instruction,
           const Anchor& anchor) {
  using Op = Instruction::Op;
  const ProgramTables& tables = database.tables;
  switch (anchor.kind) {
    case Anchor::Kind::kWords:
      return instruction.op == Op::kWord && instruction.a == anchor.test;
    case Anchor::Kind::kNames: {
      if (instruction.op != Op::kName) return false;
      const NameTest& one = tables.name_tests[instruction.a];
      const NameTest& other = tables.name_tests[anchor.test];
      return one.lists == other.lists && one.classes == other.classes;
    }
    case Anchor::Kind::kAnnotations:
      return instruction.op == Op::kAnnotation &&
             tables.type_sets[instruction.a] == tables.type_sets[anchor.test];
  }
  return false;
}

// The words that sequences name and that pass the test of an anchor.
std::vector<std::string> WordsOf(const Database& database,
                                 const Anchor& anchor) {
  std::vector<std::string> words;
  const uint32_t set = database.tables.word_tests[anchor.test].set;
  if (set == kNoIndex) return words;
  for (const std::string& word : database.book.vocabulary) {
    constexpr uint16_t kAnyShape = 0xFF;
    const TokenId token = database.names.TokenOf(word);
    if (token != kNoToken &&
        database.tables.word_sets[set].Has(token, kAnyShape)) {
      words.push_back(word);
    }
  }
  return words;
}

std::string ViewAnchor(const Database& database, const Rule& rule,
                       const Program& program, const Anchor& anchor) {
  const auto at = std::ranges::find_if(
      program.code,
      [&](const Instruction& one) { return Tests(database, one, anchor); });
  const Element* element = nullptr;
  ElementPlace place;
  if (at != program.code.end()) {
    place = program.places[static_cast<size_t>(at - program.code.begin())];
    element = ElementAt(rule.sequence, place);
  }
  std::string said = element != nullptr ? Describe(*element) : "a part of it";
  if (anchor.kind == Anchor::Kind::kWords && element != nullptr &&
      !element->texts.empty()) {
    said += fmt::format(", by {}", Join(WordsOf(database, anchor), "|"));
  }
  return fmt::format("anchor: {}, line {}\n", said, place.line);
}

std::string ViewSequence(const Database& database, const Rule& rule,
                         const Program& program) {
  std::string text;
  for (const Anchor& anchor : program.anchors) {
    text += ViewAnchor(database, rule, program, anchor);
  }
  if (text.empty()) text = "anchor: none; it is tried at every word\n";
  return text;
}

std::string ViewNames(const Database& database, const CompiledRule& rule) {
  const auto count =
      std::ranges::count(database.names.entries(), rule.list, &NameEntry::list);
  return fmt::format("names: {} of {}\n", count,
                     database.book.lists[rule.list].file);
}

}  // namespace

Result<std::string> ViewRule(const Database& database, uint32_t rule) {
  const CompiledRule& compiled = database.rules[rule];
  const SourcePlace& place = compiled.rule->place;
  const Result<std::string> source = SourceOf(place);
  if (!source) return source;
  std::string text = fmt::format("{}\n{}\n", Describe(place), *source);
  for (size_t set = 0; set < database.sets.size(); ++set) {
    const auto& rules = database.pattern_rules[set];
    const auto found = std::ranges::find(rules, rule);
    if (found == rules.end()) continue;
    text +=
        ViewPattern(database, set, static_cast<size_t>(found - rules.begin()));
  }
  if (compiled.program != kNoIndex) {
    text += ViewSequence(database, *compiled.rule,
                         database.programs[compiled.program]);
  }
  if (compiled.list != kNoIndex) text += ViewNames(database, compiled);
  return text;
}

}  // namespace galley
