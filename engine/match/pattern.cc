#include "engine/match/pattern.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "engine/match/regex_lower.h"
#include "engine/match/regex_measure.h"
#include "engine/match/regex_writer.h"
#include "engine/match/trigger.h"

namespace galley {
namespace {

// The character next to a match, at which word edges look.
constexpr uint64_t kNeighbour = 4;

tl::unexpected<RegexError> Refuse(std::string message) {
  return tl::unexpected(RegexError{std::move(message), 0});
}

void CollectCaptures(const RegexNode& node, std::vector<std::string>* names) {
  if (node.kind == RegexNode::Kind::kCapture &&
      std::ranges::find(*names, node.name) == names->end()) {
    names->push_back(node.name);
  }
  for (const RegexNode& child : node.children) CollectCaptures(child, names);
}

// The author's own trigger stands anywhere inside a match.
tl::expected<Trigger, RegexError> OwnTrigger(const MacroTable& macros,
                                             const PatternOptions& options,
                                             const PartOptions& parts,
                                             uint64_t longest) {
  auto tree = ParseRegex(options.trigger, macros);
  if (!tree) return Refuse("trigger: " + tree.error().message);
  auto whole = WholePart(LowerRegex(*tree, options), parts);
  if (!whole) {
    return Refuse("trigger: too long or too wide; write only what is rare");
  }
  return Trigger{std::move(*whole), 1, longest};
}

// The inner side of a word edge, as far as ASCII tells.
Edge EdgeOf(const RegexNode& tree, bool left, const PartOptions& options) {
  bool nullable = false;
  const ByteSet inner = EdgeBytes(tree, left, options, &nullable);
  RegexNode word;
  word.kind = RegexNode::Kind::kClass;
  word.ranges = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
  const ByteSet words = BytesOf(word, options);
  const ByteSet beyond = ~ByteSet() << 128;
  if (nullable || (inner & beyond).any()) return Edge::kUnknown;
  if ((inner & ~words).none()) return Edge::kWord;
  return (inner & words).none() ? Edge::kNone : Edge::kUnknown;
}

// A \b at an end that a word edge tests already.
void DropRedundantBoundary(RegexNode* tree, bool left) {
  std::vector<RegexNode>& children = tree->children;
  if (tree->kind != RegexNode::Kind::kSequence || children.empty()) return;
  const auto at = left ? children.begin() : children.end() - 1;
  if (at->kind == RegexNode::Kind::kAssertion && at->literal == 'b') {
    children.erase(at);
  }
}

}  // namespace

tl::expected<Pattern, RegexError> MakePattern(std::string_view source,
                                              const MacroTable& macros,
                                              const PatternOptions& options) {
  auto parsed = ParseRegex(source, macros);
  if (!parsed) return tl::unexpected(parsed.error());
  RegexNode tree = LowerRegex(*parsed, options);

  Pattern pattern;
  pattern.caseless = options.case_mode == CaseMode::kFold;
  pattern.trigger_caseless = pattern.caseless;
  pattern.tolerant = options.tolerant;
  pattern.word_edges = options.word_edges;
  CollectCaptures(tree, &pattern.captures);

  const uint64_t longest = ByteWidth(tree, pattern.caseless).max;
  const uint64_t reach = AddWidth(
      longest, AddWidth(LookAheadReach(tree, pattern.caseless), kNeighbour));
  if (reach > kMaxMatchBytes) {
    return Refuse(
        fmt::format("a match can be longer than {} bytes: lower the "
                    "bounds of the repeats",
                    kMaxMatchBytes));
  }
  const PartOptions parts{options.tolerant, pattern.caseless};
  Trigger trigger;
  if (options.trigger.empty()) {
    auto derived = DeriveTrigger(tree, parts);
    if (!derived) {
      return Refuse(
          "nothing in the pattern is rare enough to look for: name "
          "words or signs in it, write it as a sequence, or give a "
          "trigger");
    }
    trigger = std::move(*derived);
  } else {
    auto own = OwnTrigger(macros, options, parts, longest);
    if (!own) return tl::unexpected(own.error());
    trigger = std::move(*own);
  }
  pattern.trigger = std::move(trigger.part.text);
  pattern.trigger_positions = trigger.part.positions;
  pattern.back_min = static_cast<uint32_t>(trigger.back_min);
  pattern.back = static_cast<uint32_t>(trigger.back_max);
  pattern.forward = static_cast<uint32_t>(reach) - pattern.back_min;

  WriteOptions write{Edge::kNone, Edge::kNone,
                     options.case_mode == CaseMode::kSmart};
  if (options.word_edges) {
    write.left = EdgeOf(tree, true, parts);
    write.right = EdgeOf(tree, false, parts);
    if (write.left == Edge::kWord) DropRedundantBoundary(&tree, true);
    if (write.right == Edge::kWord) DropRedundantBoundary(&tree, false);
  }
  pattern.utf_form = WriteRegex(tree, write);
  if (MeansTheSameInBytes(tree)) pattern.byte_form = pattern.utf_form;
  return pattern;
}

}  // namespace galley
