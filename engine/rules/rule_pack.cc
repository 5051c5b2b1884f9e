#include "engine/rules/rule_pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <pugixml.hpp>

#include "engine/base/file.h"
#include "engine/rules/expression.h"
#include "engine/rules/pack_grammar.h"
#include "engine/text/decode.h"

namespace galley {
namespace {

constexpr int kMaxDepth = 32;
constexpr uint32_t kMaxRepeat = 40;

std::string_view Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

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

std::string TextOf(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) text += child.value();
  return text;
}

// Of the lists in the grammar, whose words may end in "!".
bool Lists(std::string_view list, std::string_view name) {
  for (size_t at = list.find(name); at != std::string_view::npos;
       at = list.find(name, at + 1)) {
    const std::string_view rest = list.substr(at + name.size());
    if ((at == 0 || list[at - 1] == ' ') &&
        (rest.empty() || rest[0] == ' ' || rest[0] == '!')) {
      return true;
    }
  }
  return false;
}

std::string Listed(std::string_view list) {
  std::string text;
  ForEachWord(list, [&](std::string_view word) {
    if (word.ends_with('!')) word.remove_suffix(1);
    text += (text.empty() ? "" : ", ") + std::string(word);
  });
  return text.empty() ? "none" : text;
}

std::string ListedElements(std::string_view list) {
  std::string text;
  ForEachWord(list, [&](std::string_view word) {
    if (word.ends_with('!')) word.remove_suffix(1);
    text += fmt::format("{}<{}>", text.empty() ? "use " : ", ", word);
  });
  return text.empty() ? "it takes none" : text;
}

class PackReader {
 public:
  PackReader(const std::string& file, std::string_view bytes, Errors* errors)
      : bytes_(bytes), errors_(*errors) {
    pack_.file = file;
    line_starts_.push_back(0);
    for (size_t i = 0; i < bytes.size(); ++i) {
      if (bytes[i] == '\n') line_starts_.push_back(i + 1);
    }
  }

  RulePack Read();

 private:
  SourcePlace PlaceAt(size_t offset) const {
    const auto line = std::ranges::upper_bound(line_starts_, offset) - 1;
    const std::string_view before =
        bytes_.substr(*line, std::min(offset, bytes_.size()) - *line);
    const auto column = std::ranges::count_if(before, [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    });
    return {pack_.file, static_cast<uint32_t>(line - line_starts_.begin() + 1),
            static_cast<uint32_t>(column + 1)};
  }
  // offset_debug() is that of the name; a "<" stands before it.
  SourcePlace PlaceOf(const pugi::xml_node& node) const {
    const auto offset = node.offset_debug();
    return PlaceAt(offset > 0 ? static_cast<size_t>(offset - 1) : 0);
  }

  void Wrong(const SourcePlace& place, std::string message) {
    if (!rule_id_.empty()) message = rule_id_ + ": " + message;
    errors_.push_back(
        {std::move(message), place.file, place.line, place.column});
  }

  void ReadPart(const pugi::xml_node& node);
  Rule NameOnly(const pugi::xml_node& node) const;
  void CheckGrammar(const pugi::xml_node& node, int depth);
  void CheckAttributes(const pugi::xml_node& node,
                       const ElementGrammar& grammar);
  void CheckChildren(const pugi::xml_node& node, const ElementGrammar& grammar);

  std::string OneOf(const pugi::xml_node& node, const char* attribute,
                    std::string_view fallback, std::string_view allowed);
  int Integer(const pugi::xml_node& node, const char* attribute, int fallback,
              int low, int high);

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

  std::string_view bytes_;
  std::vector<size_t> line_starts_;
  std::string rule_id_;
  RulePack pack_;
  Errors& errors_;
};

RulePack PackReader::Read() {
  if (!IsValidUtf8(bytes_)) {
    errors_.push_back(
        {"is not valid UTF-8; save the pack as UTF-8", pack_.file, 1});
    return std::move(pack_);
  }
  pugi::xml_document xml;
  const pugi::xml_parse_result parsed = xml.load_buffer(
      bytes_.data(), bytes_.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) {
    Wrong(PlaceAt(static_cast<size_t>(parsed.offset)),
          fmt::format("not well-formed XML: {}; check that every tag is closed "
                      "and that & and < are written &amp; and &lt;",
                      parsed.description()));
    return std::move(pack_);
  }
  const pugi::xml_node root = xml.document_element();
  if (std::string_view(root.name()) != "pack") {
    Wrong(
        PlaceOf(root),
        fmt::format("a rule pack begins with <pack id=\"...\">, not with <{}>",
                    root.name()));
    return std::move(pack_);
  }
  pack_.id = root.attribute("id").value();
  CheckAttributes(root, *GrammarOf("pack"));
  CheckChildren(root, *GrammarOf("pack"));
  for (const pugi::xml_node& node : root.children()) ReadPart(node);
  return std::move(pack_);
}

void PackReader::ReadPart(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  if (name.empty() || GrammarOf(name) == nullptr) return;  // reported already
  rule_id_ = node.attribute("id").value();
  const size_t errors_before = errors_.size();
  CheckGrammar(node, 1);
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
        {rule_id_, std::string(Trimmed(TextOf(node))), PlaceOf(node)});
    if (pack_.common_passages.back().text.empty()) {
      Wrong(PlaceOf(node), "<common-passage> is empty; write its text");
    }
  } else if (name == "pattern" || name == "sequence" || name == "check") {
    if (errors_.size() == errors_before) {
      ReadRule(node);
    } else {
      pack_.rules.push_back(NameOnly(node));
    }
  }
  if (errors_.size() != errors_before && !pack_.rules.empty() &&
      pack_.rules.back().id == rule_id_) {
    pack_.rules.back() = NameOnly(node);
  }
  rule_id_.clear();
}

// Of a rule with an error: what others may refer to.
Rule PackReader::NameOnly(const pugi::xml_node& node) const {
  Rule rule;
  rule.id = rule_id_;
  rule.place = PlaceOf(node);
  rule.check = std::string_view(node.name()) == "check";
  rule.type = node.attribute(rule.check ? "category" : "type").value();
  rule.internal = std::string_view(node.attribute("internal").value()) == "yes";
  return rule;
}

void PackReader::CheckGrammar(const pugi::xml_node& node, int depth) {
  const ElementGrammar* grammar = GrammarOf(node.name());
  if (grammar == nullptr) return;  // reported by its parent
  if (depth > kMaxDepth) {
    Wrong(PlaceOf(node), "elements nest too deeply; split the rule");
    return;
  }
  CheckAttributes(node, *grammar);
  CheckChildren(node, *grammar);
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_element) CheckGrammar(child, depth + 1);
  }
}

void PackReader::CheckAttributes(const pugi::xml_node& node,
                                 const ElementGrammar& grammar) {
  ForEachWord(grammar.attributes, [&](std::string_view name) {
    if (!name.ends_with('!')) return;
    name.remove_suffix(1);
    if (node.attribute(std::string(name).c_str()).empty()) {
      Wrong(PlaceOf(node), fmt::format("<{}> needs the attribute {}=\"...\"",
                                       node.name(), name));
    }
  });
  if (grammar.free_attributes) return;
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (!name.starts_with("xmlns") && !name.starts_with("xsi:") &&
        !Lists(grammar.attributes, name)) {
      Wrong(PlaceOf(node),
            fmt::format("<{}> has no attribute \"{}\"; it takes {}",
                        node.name(), name, Listed(grammar.attributes)));
    }
  }
}

void PackReader::CheckChildren(const pugi::xml_node& node,
                               const ElementGrammar& grammar) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      if (!grammar.text) {
        Wrong(PlaceOf(node),
              fmt::format("<{}> holds no text; \"{}\" has lost its element",
                          node.name(), Trimmed(child.value())));
      }
      continue;
    }
    if (!Lists(grammar.children, child.name())) {
      Wrong(PlaceOf(child),
            fmt::format("<{}> cannot stand in <{}>; {}", child.name(),
                        node.name(), ListedElements(grammar.children)));
    }
  }
  ForEachWord(grammar.children, [&](std::string_view name) {
    if (!name.ends_with('!')) return;
    name.remove_suffix(1);
    if (!node.child(std::string(name).c_str())) {
      Wrong(PlaceOf(node), fmt::format("<{}> needs a <{}>", node.name(), name));
    }
  });
}

std::string PackReader::OneOf(const pugi::xml_node& node, const char* attribute,
                              std::string_view fallback,
                              std::string_view allowed) {
  const pugi::xml_attribute found = node.attribute(attribute);
  if (found.empty()) return std::string(fallback);
  bool known = false;
  ForEachWord(allowed, [&](std::string_view one) {
    known = known || one == found.value();
  });
  if (!known) {
    Wrong(PlaceOf(node), fmt::format("{}=\"{}\" is not one of: {}", attribute,
                                     found.value(), allowed));
  }
  return found.value();
}

int PackReader::Integer(const pugi::xml_node& node, const char* attribute,
                        int fallback, int low, int high) {
  const pugi::xml_attribute found = node.attribute(attribute);
  if (found.empty()) return fallback;
  const std::string_view text = found.value();
  int value = 0;
  const auto [end, code] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size() || value < low ||
      value > high) {
    Wrong(PlaceOf(node), fmt::format("{}=\"{}\" must be a number from {} to {}",
                                     attribute, text, low, high));
    return fallback;
  }
  return value;
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
  rule.id = rule_id_;
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
      static_cast<uint32_t>(Integer(node, "max-span", 256, 1, 100000));
  return options;
}

void PackReader::ReadRule(const pugi::xml_node& node) {
  Rule rule;
  rule.id = rule_id_;
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
  rule->priority = Integer(node, "priority", 50, 0, 1000);
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
    element.min = static_cast<uint32_t>(Integer(node, "min", 0, 0, kMaxRepeat));
    element.max = static_cast<uint32_t>(Integer(node, "max", 1, 1, kMaxRepeat));
    if (element.min > element.max) {
      Wrong(element.place, "min is above max; swap them");
    }
  } else if (name == "gap") {
    element.kind = Element::Kind::kRepeat;
    element.max = static_cast<uint32_t>(Integer(node, "max", 1, 1, kMaxRepeat));
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
    condition.words = static_cast<uint32_t>(Integer(node, "words", 1, 1, 60));
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
