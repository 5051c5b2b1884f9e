#include "engine/match/regex_repeat.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/match/regex_measure.h"

namespace galley {
namespace {

using Kind = RegexNode::Kind;

constexpr uint32_t kMaxRepeat = 4000;

bool IsCharacter(const RegexNode& node) {
  return node.kind == Kind::kLiteral || node.kind == Kind::kClass ||
         node.kind == Kind::kAny || node.kind == Kind::kSpace;
}

bool TakeBounds(RegexReader* reader, uint32_t* min, uint32_t* max) {
  *max = RegexNode::kUnbounded;
  if (reader->Take("*")) return true;
  if (reader->Take("?")) return *max = 1, true;
  if (reader->Take("+")) return *min = 1, true;
  const size_t start = reader->position();
  if (!AtRepeatBounds(reader)) return false;
  reader->Take("{");
  const std::optional<uint32_t> low = reader->TakeNumber();
  const bool comma = reader->Take(",");
  const std::optional<uint32_t> high = reader->TakeNumber();
  *min = low.value_or(0);
  *max = high ? *high : comma ? RegexNode::kUnbounded : *min;
  if (!reader->Take("}") || (!low && !high) || *max == 0 || *min > *max) {
    reader->Fail(start, "write {3}, {2,5}, {2,} or {0,5}");
  } else if (std::max(*min, high.value_or(0)) > kMaxRepeat) {
    reader->Fail(start, fmt::format("repeats end at {}", kMaxRepeat));
  }
  return true;
}

}  // namespace

bool AtRepeatBounds(RegexReader* reader) {
  const char next = reader->At(reader->position() + 1);
  return reader->Peek() == '{' && (next == ',' || (next >= '0' && next <= '9'));
}

RegexNode TakeQuantifier(RegexReader* reader, RegexNode item) {
  const size_t start = reader->position();
  RegexNode node;
  node.kind = Kind::kRepeat;
  if (!TakeBounds(reader, &node.min, &node.max) || reader->failed())
    return item;
  if (item.kind == Kind::kAssertion || item.kind == Kind::kLook) {
    return reader->Fail(start, "an assertion cannot be repeated");
  }
  node.lazy = reader->Take("?");
  if (!node.lazy && reader->Peek() == '+') {
    return reader->Fail(start,
                        "possessive quantifiers are not supported: "
                        "remove the second +");
  }
  if (AtRepeatBounds(reader) || reader->Peek() == '*' ||
      reader->Peek() == '+' || reader->Peek() == '?') {
    return reader->Fail(start,
                        "two quantifiers in a row: group the first, "
                        "(?:...)");
  }
  if (node.max == RegexNode::kUnbounded && HasUnboundedRepeat(item)) {
    return reader->Fail(start,
                        "an unbounded repeat inside an unbounded repeat "
                        "can take forever: write {0,20} for * and "
                        "{1,20} for + inside");
  }
  if (!IsCharacter(item) && CharWidth(item).min == 0 &&
      node.max == RegexNode::kUnbounded) {
    return reader->Fail(start, "what is repeated without bound can be empty");
  }
  node.children.push_back(std::move(item));
  if (ExpandedSize(node) > kMaxExpandedRegex) {
    return reader->Fail(start, fmt::format("the repeats inside each other "
                                           "multiply to more than {}: lower "
                                           "their bounds",
                                           kMaxExpandedRegex));
  }
  return node;
}

}  // namespace galley
