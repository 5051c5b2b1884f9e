#include "engine/rules/rule_pack.h"

#include <fmt/core.h>

#include <algorithm>
#include <pugixml.hpp>

#include "engine/base/file.h"
#include "engine/rules/expression.h"
#include "engine/rules/pack_grammar.h"
#include "engine/rules/xml_source.h"

namespace galley {
namespace {

constexpr uint32_t kMaxRepeat = 40;

std::vector<std::string> SplitAt(std::string_view text, char mark) {
  std::vector<std::string> parts;
  while (true) {
    const size_t end = text.find(mark);
    const std::string_view part = Trimmed(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  ForEachWord(text, [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

class PackReader {
 public:
  PackReader(const std::string& file, std::string_view bytes, Errors* errors)
      : source_(file, bytes, PackGrammar(), errors) {
    pack_.file = file;
  }

  RulePack Read();

 private:
  SourcePlace PlaceOf(const pugi::xml_node& node) const {
    return source_.PlaceOf(node);
  }
  void Wrong(const SourcePlace& place, std::string message) {
    source_.Wrong(place, std::move(message));
  }
  std::string OneOf(const pugi::xml_node& node, const char* attribute,
                    std::string_view fallback, std::string_view allowed) {
    return source_.OneOf(node, attribute, fallback, allowed);
  }

  void ReadPart(const pugi::xml_node& node);
  Rule NameOnly(const pugi::xml_node& node) const;
  void ReadList(const pugi::xml_node& node);
  void ReadGazetteer(const pugi::xml_node& node);
  // The file="..." of a part; empty after an error.
  std::string ReadFileName(const pugi::xml_node& node);
  void ReadRule(const pugi::xml_node& node);
  void ReadRuleParts(const pugi::xml_node& node, Rule* rule);
  void ReadCheckParts(const pugi::xml_node& node, Rule* rule);
  void ReadResolve(const pugi::xml_node& node);
  Example ReadExample(const pugi::xml_node& node);
  Expression ReadExpression(const pugi::xml_node& node);
  PatternOptions ReadPatternOptions(const pugi::xml_node& node);
  bool IsElement(std::string_view name) const;
  bool IsCondition(std::string_view name) const;
  Element ReadElements(const pugi::xml_node& node);
  Element ReadElement(const pugi::xml_node& node);
  std::vector<Condition> ReadConditions(const pugi::xml_node& node);
  Condition ReadCondition(const pugi::xml_node& node);

  XmlSource source_;
  RulePack pack_;
};

RulePack PackReader::Read() {
  pugi::xml_document xml;
  if (!source_.Parse("pack", "a rule pack begins with <pack id=\"...\">",
                     &xml)) {
    return std::move(pack_);
  }
  const pugi::xml_node root = xml.document_element();
  pack_.id = root.attribute("id").value();
  source_.CheckElement(root);
  for (const pugi::xml_node& node : root.children()) ReadPart(node);
  return std::move(pack_);
}

void PackReader::ReadPart(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  if (name.empty() || GrammarOf(name) == nullptr) return;  // reported already
  source_.SetSubject(node.attribute("id").value());
  const size_t errors_before = source_.error_count();
  source_.CheckAll(node);
  if (name == "define") {
    const std::string macro = node.attribute("name").value();
    if (!pack_.macros.emplace(macro, TextOf(node)).second) {
      Wrong(PlaceOf(node),
            fmt::format("macro \"{}\" is defined twice; rename one", macro));
    }
  } else if (name == "list") {
    ReadList(node);
  } else if (name == "gazetteer") {
    ReadGazetteer(node);
  } else if (name == "words") {
    pack_.words.push_back(
        {node.attribute("name").value(), ReadFileName(node), PlaceOf(node)});
  } else if (name == "resolve") {
    ReadResolve(node);
  } else if (name == "common-passage") {
    pack_.common_passages.push_back(
        {source_.subject(), std::string(Trimmed(TextOf(node))), PlaceOf(node)});
    if (pack_.common_passages.back().text.empty()) {
      Wrong(PlaceOf(node), "<common-passage> is empty; write its text");
    }
  } else if (name == "pattern" || name == "sequence" || name == "check") {
    if (source_.error_count() == errors_before) {
      ReadRule(node);
    } else {
      pack_.rules.push_back(NameOnly(node));
    }
  }
  if (source_.error_count() != errors_before && !pack_.rules.empty() &&
      pack_.rules.back().id == source_.subject()) {
    pack_.rules.back() = NameOnly(node);
  }
  source_.SetSubject({});
}

// Of a rule with an error: what others may refer to.
Rule PackReader::NameOnly(const pugi::xml_node& node) const {
  Rule rule;
  rule.id = source_.subject();
  rule.place = PlaceOf(node);
  rule.check = std::string_view(node.name()) == "check";
  rule.type = node.attribute(rule.check ? "category" : "type").value();
  rule.internal = std::string_view(node.attribute("internal").value()) == "yes";
  return rule;
}

void PackReader::ReadList(const pugi::xml_node& node) {
  NameList list;
  list.name = node.attribute("name").value();
  list.place = PlaceOf(node);
  const std::string name_case =
      OneOf(node, "case", "exact", "exact fold smart");
  for (const std::string& line : SplitAt(TextOf(node), '\n')) {
    const size_t equals = line.rfind(" = ");
    const std::string value =
        equals == std::string::npos
            ? std::string()
            : std::string(Trimmed(std::string_view(line).substr(equals + 3)));
    for (const std::string& surface : SplitAt(line.substr(0, equals), '|')) {
      ListEntry entry;
      entry.surface = surface;
      entry.id = value.empty() ? surface : value;
      entry.name_class = value;
      entry.name_case = name_case == "fold"    ? NameCase::kFold
                        : name_case == "smart" ? NameCase::kSmart
                                               : NameCase::kExact;
      list.entries.push_back(std::move(entry));
    }
  }
  if (list.entries.empty()) {
    Wrong(list.place, fmt::format("list \"{}\" is empty; write one surface, or "
                                  "several with | between them, a line",
                                  list.name));
  }
  pack_.lists.push_back(std::move(list));
}

std::string PackReader::ReadFileName(const pugi::xml_node& node) {
  const std::string file = node.attribute("file").value();
  if (file.find('/') == std::string::npos) return file;
  Wrong(PlaceOf(node), fmt::format("file=\"{}\" must be a bare name; it is "
                                   "looked up beside the pack and in "
                                   "../gazetteers",
                                   file));
  return {};
}

void PackReader::ReadGazetteer(const pugi::xml_node& node) {
  NameList list;
  list.name = node.attribute("name").value();
  list.file = ReadFileName(node);
  list.place = PlaceOf(node);
  list.capitals = OneOf(node, "capitals", "no", "yes no") == "yes";
  pack_.lists.push_back(list);

  Rule rule;
  rule.id = source_.subject();
  rule.kind = RuleKind::kGazetteer;
  rule.list = list.name;
  rule.type = node.attribute("type").value();
  rule.internal = OneOf(node, "internal", "no", "yes no") == "yes";
  rule.place = PlaceOf(node);
  ReadRuleParts(node, &rule);
  for (const pugi::xml_node& policy : node.children("policy")) {
    rule.policies[policy.attribute("name").value()] = ReadConditions(policy);
  }
  pack_.rules.push_back(std::move(rule));
}

PatternOptions PackReader::ReadPatternOptions(const pugi::xml_node& node) {
  PatternOptions options;
  const std::string mode = OneOf(node, "case", "exact", "exact fold smart");
  options.case_mode = mode == "fold"    ? CaseMode::kFold
                      : mode == "smart" ? CaseMode::kSmart
                                        : CaseMode::kExact;
  options.tolerant =
      OneOf(node, "typography", "tolerant", "tolerant exact") == "tolerant";
  options.word_edges = OneOf(node, "edges", "word", "word none") == "word";
  options.trigger = node.attribute("trigger").value();
  options.max_span =
      static_cast<uint32_t>(source_.Integer(node, "max-span", 256, 1, 100000));
  return options;
}

void PackReader::ReadRule(const pugi::xml_node& node) {
  Rule rule;
  rule.id = source_.subject();
  rule.place = PlaceOf(node);
  rule.internal = OneOf(node, "internal", "no", "yes no") == "yes";
  rule.check = std::string_view(node.name()) == "check";
  rule.type = node.attribute(rule.check ? "category" : "type").value();
  rule.pattern = ReadPatternOptions(node);
  const bool has_match = !node.child("match").empty();
  const bool has_validator = !node.attribute("validator").empty();
  rule.sequence = ReadElements(node);
  const bool has_sequence = !rule.sequence.children.empty();
  if (has_match + has_validator + has_sequence != 1) {
    Wrong(rule.place,
          fmt::format("<{}> needs exactly one of: a <match>, the "
                      "elements of a sequence{}",
                      node.name(), rule.check ? ", validator=\"...\"" : ""));
  }
  rule.kind = has_match       ? RuleKind::kPattern
              : has_validator ? RuleKind::kValidator
                              : RuleKind::kSequence;
  rule.match = TextOf(node.child("match"));
  if (has_match && Trimmed(rule.match).empty()) {
    Wrong(rule.place, "<match> is empty; write a pattern");
  }
  ReadRuleParts(node, &rule);
  if (rule.check) ReadCheckParts(node, &rule);
  pack_.rules.push_back(std::move(rule));
}

void PackReader::ReadRuleParts(const pugi::xml_node& node, Rule* rule) {
  rule->priority = source_.Integer(node, "priority", 50, 0, 1000);
  rule->conditions = ReadConditions(node);
  for (const pugi::xml_node& part : node.children()) {
    const std::string_view name = part.name();
    if (name == "set") {
      rule->sets.push_back({part.attribute("span").value(),
                            part.attribute("name").value(),
                            ReadExpression(part),
                            OneOf(part, "required", "no", "yes no") == "yes"});
    } else if (name == "refine") {
      rule->refinements.push_back({part.attribute("span").value(),
                                   ReadExpression(part), PlaceOf(part)});
    } else if (name == "learn") {
      rule->learnings.push_back(
          {part.attribute("surface").value(), part.attribute("from").value()});
    } else if (name == "ok" || name == "no") {
      rule->examples.push_back(ReadExample(part));
    }
  }
}

void PackReader::ReadCheckParts(const pugi::xml_node& node, Rule* rule) {
  rule->severity = OneOf(node, "severity", "", "error warning info");
  rule->message = Trimmed(TextOf(node.child("message")));
  rule->why = Trimmed(TextOf(node.child("why")));
  if (const pugi::xml_node fix = node.child("fix")) rule->fix = TextOf(fix);
  rule->run = OneOf(node, "run", "no", "yes no") == "yes";
  rule->validator = node.attribute("validator").value();
  rule->validator_kind = node.attribute("kind").value();
  rule->words = node.attribute("words").value();
  for (const pugi::xml_node& param : node.children("param")) {
    rule->params[param.attribute("name").value()] =
        param.attribute("value").value();
  }
  if (rule->kind == RuleKind::kValidator && rule->validator_kind.empty()) {
    Wrong(rule->place, "validator=\"...\" needs kind=\"...\" beside it");
  }
}

Expression PackReader::ReadExpression(const pugi::xml_node& node) {
  auto expression = ParseExpression(node.attribute("to").value());
  if (!expression) {
    Wrong(PlaceOf(node),
          fmt::format("to=\"{}\": {}", node.attribute("to").value(),
                      expression.error()));
    return {};
  }
  return *std::move(expression);
}

Example PackReader::ReadExample(const pugi::xml_node& node) {
  Example example;
  example.match = std::string_view(node.name()) == "ok";
  example.marked = TextOf(node);
  example.place = PlaceOf(node);
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name == "why") {
      example.why = attribute.value();
    } else if (name == "winner") {
      example.winner = attribute.value();
    } else if (name == "format") {
      example.format = attribute.value();
    } else if (name == "alone") {
      example.alone = OneOf(node, "alone", "no", "yes no") == "yes";
    } else if (name == "todo") {
      example.todo = OneOf(node, "todo", "no", "yes no") == "yes";
    } else {
      example.asserted[std::string(name)] = attribute.value();
    }
  }
  return example;
}

bool PackReader::IsElement(std::string_view name) const {
  bool found = false;
  ForEachWord(GrammarOf("span")->children,
              [&](std::string_view one) { found = found || one == name; });
  return found;
}

bool PackReader::IsCondition(std::string_view name) const {
  bool found = false;
  ForEachWord(GrammarOf("unless")->children,
              [&](std::string_view one) { found = found || one == name; });
  return found;
}

Element PackReader::ReadElements(const pugi::xml_node& node) {
  Element row;
  row.place = PlaceOf(node);
  for (const pugi::xml_node& child : node.children()) {
    if (IsElement(child.name())) row.children.push_back(ReadElement(child));
  }
  return row;
}

Element PackReader::ReadElement(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  Element element;
  if (name != "w" && name != "a") element = ReadElements(node);
  element.place = PlaceOf(node);
  element.capture = node.attribute("as").value();
  const auto leaf_attributes = [&](Element* leaf) {
    leaf->in = Words(node.attribute("in").value());
    leaf->not_in = Words(node.attribute("not-in").value());
    leaf->classes = Words(node.attribute("class").value());
    leaf->shapes = Words(node.attribute("shape").value());
    for (const std::string& shape : leaf->shapes) {
      constexpr std::string_view kShapes =
          "capitalised upper lower acronym mixed digits sign word";
      bool known = false;
      ForEachWord(kShapes,
                  [&](std::string_view one) { known = known || one == shape; });
      if (!known) {
        Wrong(leaf->place,
              fmt::format("shape \"{}\" is not one of: {}", shape, kShapes));
      }
    }
  };
  if (name == "w") {
    element.kind = Element::Kind::kWord;
    element.fold = OneOf(node, "case", "exact", "exact fold") == "fold";
    element.texts = SplitAt(TextOf(node), '|');
    leaf_attributes(&element);
    if (!element.texts.empty() && !element.in.empty()) {
      Wrong(element.place, "<w> takes a text or in=\"...\", not both");
    }
    if (element.texts.empty() && element.in.empty() && element.shapes.empty() &&
        element.not_in.empty()) {
      Wrong(element.place, "<w> needs a text, in=\"...\" or shape=\"...\"");
    }
  } else if (name == "a") {
    element.kind = Element::Kind::kAnnotation;
    element.types = Words(node.attribute("type").value());
  } else if (name == "alt") {
    element.kind = Element::Kind::kChoice;
    if (element.children.size() < 2) {
      Wrong(element.place, "<alt> needs two alternatives or more");
    }
  } else if (name == "opt") {
    element.kind = Element::Kind::kRepeat;
    element.max = 1;
  } else if (name == "rep") {
    element.kind = Element::Kind::kRepeat;
    element.min =
        static_cast<uint32_t>(source_.Integer(node, "min", 0, 0, kMaxRepeat));
    element.max =
        static_cast<uint32_t>(source_.Integer(node, "max", 1, 1, kMaxRepeat));
    if (element.min > element.max) {
      Wrong(element.place, "min is above max; swap them");
    }
  } else if (name == "gap") {
    element.kind = Element::Kind::kRepeat;
    element.max =
        static_cast<uint32_t>(source_.Integer(node, "max", 1, 1, kMaxRepeat));
    Element word;
    word.kind = Element::Kind::kWord;
    word.place = element.place;
    leaf_attributes(&word);
    if (word.shapes.empty()) word.shapes = {"word"};
    element.children.push_back(std::move(word));
  } else if (name == "span") {
    element.output = true;
    element.output_type = node.attribute("type").value();
  } else if (name == "tight") {
    element.kind = Element::Kind::kTight;
  } else if (name == "loose") {
    element.kind = Element::Kind::kLoose;
  }
  if (element.kind == Element::Kind::kRow ||
      element.kind == Element::Kind::kRepeat) {
    if (element.children.empty()) {
      Wrong(element.place, fmt::format("<{}> is empty", name));
    }
  }
  return element;
}

std::vector<Condition> PackReader::ReadConditions(const pugi::xml_node& node) {
  std::vector<Condition> conditions;
  for (const pugi::xml_node& child : node.children()) {
    if (IsCondition(child.name())) conditions.push_back(ReadCondition(child));
  }
  return conditions;
}

Condition PackReader::ReadCondition(const pugi::xml_node& node) {
  using Kind = Condition::Kind;
  const std::string_view name = node.name();
  Condition condition;
  condition.place = PlaceOf(node);
  condition.span = node.attribute("span").value();
  condition.elements = ReadElements(node);
  condition.children = ReadConditions(node);
  condition.types = Words(node.attribute("type").value());
  condition.blocks = Words(node.attribute("block").value());
  if (name == "before") {
    condition.kind = Kind::kBefore;
  } else if (name == "after") {
    condition.kind = Kind::kAfter;
  } else if (name == "near") {
    condition.kind = Kind::kNear;
    condition.words =
        static_cast<uint32_t>(source_.Integer(node, "words", 1, 1, 60));
    condition.side = OneOf(node, "side", "both", "before after both");
  } else if (name == "inside") {
    condition.kind = Kind::kInside;
    for (const std::string& block : condition.blocks) {
      constexpr std::string_view kBlocks =
          "heading list table quotation paragraph";
      bool known = false;
      ForEachWord(kBlocks,
                  [&](std::string_view one) { known = known || one == block; });
      if (!known) {
        Wrong(condition.place,
              fmt::format("block=\"{}\" is not one of: {}", block, kBlocks));
      }
    }
    if (condition.types.empty() && condition.blocks.empty()) {
      Wrong(condition.place, "<inside> needs type=\"...\" or block=\"...\"");
    }
  } else if (name == "contains") {
    condition.kind = Kind::kContains;
  } else if (name == "at") {
    condition.kind = Kind::kAt;
    condition.where = OneOf(node, "where", "",
                            "block block-start block-end line line-start "
                            "line-end capitals sentence-start");
  } else if (name == "document") {
    condition.kind = Kind::kDocument;
    condition.where = OneOf(node, "has", "", "name");
  } else {
    condition.kind = Kind::kUnless;
    if (condition.children.empty()) {
      Wrong(condition.place, "<unless> needs a condition inside");
    }
  }
  const bool needs_elements =
      condition.kind == Kind::kBefore || condition.kind == Kind::kAfter ||
      condition.kind == Kind::kNear || condition.kind == Kind::kContains;
  if (needs_elements && condition.elements.children.empty()) {
    Wrong(condition.place, fmt::format("<{}> needs elements inside", name));
  }
  return condition;
}

void PackReader::ReadResolve(const pugi::xml_node& node) {
  for (const pugi::xml_node& child : node.children()) {
    Overlap overlap;
    overlap.place = PlaceOf(child);
    overlap.nest = std::string_view(child.name()) == "nest";
    overlap.winners =
        Words(child.attribute(overlap.nest ? "outer" : "winner").value());
    overlap.losers =
        Words(child.attribute(overlap.nest ? "inner" : "loser").value());
    pack_.overlaps.push_back(std::move(overlap));
  }
}

}  // namespace

RulePack ReadRulePack(const std::string& file, std::string_view bytes,
                      Errors* errors) {
  return PackReader(file, bytes, errors).Read();
}

}  // namespace galley
