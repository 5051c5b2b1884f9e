// The grammar of patterns: alternatives, groups, macros, quantifiers.
#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "engine/base/join.h"
#include "engine/match/regex.h"
#include "engine/match/regex_measure.h"
#include "engine/match/regex_reader.h"
#include "engine/match/regex_repeat.h"
#include "engine/text/decode.h"

namespace galley {
namespace {

using Kind = RegexNode::Kind;

constexpr size_t kMaxNodes = 20000;
constexpr size_t kMaxDepth = 100;

struct RefusedGroup {
  std::string_view open;
  const char* advice;
};

constexpr const char* kNoRecursion =
    "recursion is not supported: use a <define>";

// The first that fits; the last two fit always.
constexpr RefusedGroup kRefusedGroups[] = {
    {"(*", "verbs are not supported: remove it, or write \\( for the sign"},
    {"(?>", "atomic groups are not supported: write (?:...)"},
    {"(?#", "comments stand in <why>, not in the pattern"},
    {"(?(", "conditionals are not supported: write the alternatives out"},
    {"(?|",
     "groups with equal numbers are not needed: give both alternatives "
     "captures of the same name"},
    {"(?R", kNoRecursion},
    {"(?&", kNoRecursion},
    {"(?P", kNoRecursion},
    {"(?+", kNoRecursion},
    {"(?0", kNoRecursion},
    {"(?1", kNoRecursion},
    {"(?",
     "inline flags are not supported: use case=\"fold\" or another "
     "attribute"},
    {"(",
     "captures have names here: write (?:...), or (?'name'...) to "
     "capture"},
};

RegexNode Wrap(Kind kind, RegexNode child) {
  RegexNode node;
  node.kind = kind;
  node.children.push_back(std::move(child));
  return node;
}

bool HasVaryingRepeat(const RegexNode& node) {
  return (node.kind == Kind::kRepeat && node.min != node.max) ||
         std::ranges::any_of(node.children, HasVaryingRepeat);
}

void DropCaptures(RegexNode* node) {
  if (node->kind == Kind::kCapture) {
    node->kind = Kind::kSequence;
    node->name.clear();
  }
  for (RegexNode& child : node->children) DropCaptures(&child);
}

// What the parsers of a pattern and of its macros share.
struct Expansion {
  const MacroTable& macros;
  std::vector<std::string> open{};  // macros being expanded, outermost first
  size_t nodes = 0;
};

class Parser {
 public:
  Parser(std::string_view text, Expansion* expansion)
      : reader_(text), expansion_(*expansion) {}

  tl::expected<RegexNode, RegexError> Run() {
    RegexNode node = ParseAlternation(0);
    if (!reader_.failed() && !reader_.AtEnd()) {
      reader_.Fail(reader_.position(), "this ) closes nothing; write \\)");
    }
    if (reader_.failed()) return tl::unexpected(*reader_.error());
    return node;
  }

 private:
  RegexNode ParseAlternation(size_t depth);
  RegexNode ParseSequence(size_t depth);
  RegexNode ParseItem(size_t depth);
  RegexNode ParseGroup(size_t depth);
  RegexNode ParseNamed(size_t start, char close, size_t depth);
  RegexNode ParseLook(size_t start, bool ahead, bool negated, size_t depth);
  RegexNode ParseMacro();

  RegexReader reader_;
  Expansion& expansion_;
};

RegexNode Parser::ParseAlternation(size_t depth) {
  if (depth > kMaxDepth) {
    return reader_.Fail(reader_.position(), "groups are nested too deeply");
  }
  RegexNode first = ParseSequence(depth);
  if (reader_.Peek() != '|') return first;
  RegexNode node = Wrap(Kind::kAlternation, std::move(first));
  while (reader_.Take("|")) node.children.push_back(ParseSequence(depth));
  return node;
}

RegexNode Parser::ParseSequence(size_t depth) {
  RegexNode node;
  while (!reader_.AtEnd() && reader_.Peek() != '|' && reader_.Peek() != ')') {
    if (++expansion_.nodes > kMaxNodes) {
      return reader_.Fail(reader_.position(),
                          "the pattern with its macros is too long; use a "
                          "gazetteer or a sequence");
    }
    RegexNode item = ParseItem(depth);
    node.children.push_back(TakeQuantifier(&reader_, std::move(item)));
  }
  if (node.children.size() != 1) return node;
  RegexNode only = std::move(node.children[0]);
  return only;
}

RegexNode Parser::ParseItem(size_t depth) {
  const size_t start = reader_.position();
  RegexNode node;
  switch (const char c = reader_.Peek()) {
    case '(':
      return ParseGroup(depth);
    case '[':
      return reader_.TakeClass();
    case '\\':
      return reader_.TakeEscape();
    case '{':
      if (!AtRepeatBounds(&reader_)) return ParseMacro();
      [[fallthrough]];
    case '*':
    case '+':
    case '?':
      return reader_.Fail(
          start, fmt::format("nothing to repeat; write \\{} for the sign", c));
    case '}':
    case ']':
      return reader_.Fail(start, fmt::format("write \\{} for the sign", c));
    case '^':
    case '$':
      node.kind = Kind::kAssertion;
      node.literal = reader_.TakeCharacter();
      return node;
    case '.':
      node.kind = Kind::kAny;
      break;
    case ' ':
      node.kind = Kind::kSpace;
      break;
    default:
      return LiteralNode(reader_.TakeCharacter());
  }
  reader_.TakeCharacter();
  return node;
}

RegexNode Parser::ParseGroup(size_t depth) {
  const size_t start = reader_.position();
  if (reader_.Take("(?:")) {
    RegexNode node = ParseAlternation(depth + 1);
    if (!reader_.failed() && !reader_.Take(")")) {
      return reader_.Fail(start, "this ( has no )");
    }
    return Wrap(Kind::kSequence, std::move(node));
  }
  if (reader_.Take("(?=")) return ParseLook(start, true, false, depth);
  if (reader_.Take("(?!")) return ParseLook(start, true, true, depth);
  if (reader_.Take("(?<=")) return ParseLook(start, false, false, depth);
  if (reader_.Take("(?<!")) return ParseLook(start, false, true, depth);
  if (reader_.Take("(?'")) return ParseNamed(start, '\'', depth);
  if (reader_.Take("(?<") || reader_.Take("(?P<")) {
    return ParseNamed(start, '>', depth);
  }
  for (const RefusedGroup& refused : kRefusedGroups) {
    if (reader_.Take(refused.open)) return reader_.Fail(start, refused.advice);
  }
  return {};
}

RegexNode Parser::ParseNamed(size_t start, char close, size_t depth) {
  std::string name = reader_.TakeName(false);
  if (name.empty() || name.size() > 32 ||
      !reader_.Take(std::string_view(&close, 1))) {
    return reader_.Fail(start,
                        "a capture's name is 1 to 32 letters, digits "
                        "and _, and begins with a letter");
  }
  RegexNode node = Wrap(Kind::kCapture, ParseAlternation(depth + 1));
  node.name = std::move(name);
  if (!reader_.failed() && !reader_.Take(")")) {
    return reader_.Fail(start, "this ( has no )");
  }
  return node;
}

RegexNode Parser::ParseLook(size_t start, bool ahead, bool negated,
                            size_t depth) {
  RegexNode node = Wrap(Kind::kLook, ParseAlternation(depth + 1));
  node.ahead = ahead;
  node.negated = negated;
  if (reader_.failed()) return {};
  if (!reader_.Take(")")) return reader_.Fail(start, "this ( has no )");
  if (HasUnboundedRepeat(node)) {
    return reader_.Fail(start,
                        "look-around needs a bound: write {0,20} for * "
                        "and {1,20} for +");
  }
  if (!ahead && HasVaryingRepeat(node)) {
    return reader_.Fail(start,
                        "a look-behind needs a fixed length: write its "
                        "lengths as alternatives, (?<=a|bc)");
  }
  return node;
}

RegexNode Parser::ParseMacro() {
  const size_t start = reader_.position();
  reader_.Take("{");
  const std::string name = reader_.TakeName(true);
  if (name.empty()) {
    return reader_.Fail(start,
                        "write \\{ for the sign, {name} for a macro, "
                        "{2,3} for a number");
  }
  std::string capture;
  if (reader_.Take(":")) {
    capture = reader_.TakeName(false);
    if (capture.empty() || capture.size() > 32) {
      return reader_.Fail(start,
                          "a capture's name is 1 to 32 letters, digits "
                          "and _, and begins with a letter");
    }
  }
  if (!reader_.Take("}")) {
    return reader_.Fail(start, "write {name} or {name:capture}");
  }
  const auto macro = expansion_.macros.find(name);
  if (macro == expansion_.macros.end()) {
    return reader_.Fail(start, fmt::format("unknown macro {{{}}}: there is no "
                                           "<define name=\"{}\">",
                                           name, name));
  }
  std::vector<std::string>& open = expansion_.open;
  if (open.size() > kMaxDepth) {
    return reader_.Fail(start, "macros are nested too deeply");
  }
  open.push_back(name);
  if (std::ranges::count(open, name) > 1) {
    return reader_.Fail(start, fmt::format("macro {{{}}} uses itself: {}", name,
                                           Join(open, " > ")));
  }
  if (!IsValidUtf8(macro->second)) {
    return reader_.Fail(start, "the macro is not valid UTF-8");
  }
  auto node = Parser(macro->second, &expansion_).Run();
  if (!node) {
    return reader_.Fail(
        start, fmt::format("in {{{}}}: {}", name, node.error().message));
  }
  open.pop_back();
  DropCaptures(&*node);
  RegexNode group = Wrap(capture.empty() ? Kind::kSequence : Kind::kCapture,
                         std::move(*node));
  group.name = std::move(capture);
  return group;
}

}  // namespace

tl::expected<RegexNode, RegexError> ParseRegex(std::string_view source,
                                               const MacroTable& macros) {
  if (!IsValidUtf8(source)) {
    return tl::unexpected(RegexError{"the pattern is not valid UTF-8", 0});
  }
  Expansion expansion{macros};
  auto node = Parser(source, &expansion).Run();
  if (node && CharWidth(*node).min == 0) {
    return tl::unexpected(RegexError{
        "the pattern can match nothing at all: make a part of it required", 0});
  }
  return node;
}

}  // namespace galley
