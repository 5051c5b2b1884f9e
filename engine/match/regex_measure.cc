#include "engine/match/regex_measure.h"

#include <algorithm>

namespace galley {
namespace {

using Kind = RegexNode::Kind;

// Adds up the widths of a tree; `of_char` knows that of one character.
template <typename OfChar>
Width Measure(const RegexNode& node, const OfChar& of_char) {
  Width width;
  switch (node.kind) {
    case Kind::kLiteral:
    case Kind::kClass:
    case Kind::kAny:
    case Kind::kSpace:
      return of_char(node);
    case Kind::kCapture:
      return Measure(node.children[0], of_char);
    case Kind::kSequence:
      for (const RegexNode& child : node.children) {
        const Width part = Measure(child, of_char);
        width.min = AddWidth(width.min, part.min);
        width.max = AddWidth(width.max, part.max);
      }
      return width;
    case Kind::kAlternation:
      width.min = Width::kEndless;
      for (const RegexNode& child : node.children) {
        const Width part = Measure(child, of_char);
        width.min = std::min(width.min, part.min);
        width.max = std::max(width.max, part.max);
      }
      return width;
    case Kind::kRepeat: {
      const Width once = Measure(node.children[0], of_char);
      const uint64_t most =
          node.max == RegexNode::kUnbounded ? Width::kEndless : node.max;
      return {TimesWidth(once.min, node.min), TimesWidth(once.max, most)};
    }
    case Kind::kAssertion:
    case Kind::kLook:
      break;
  }
  return width;
}

uint64_t Utf8Length(char32_t c) {
  return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

Width LowerWidth(const RegexNode& node, bool caseless) {
  if (node.kind == Kind::kLiteral) {
    const uint64_t length = Utf8Length(node.literal);
    // The other case of a character may be shorter or longer.
    if (node.fold && length > 1) return {1, 4};
    return {length, length};
  }
  if (node.negated || !node.properties.empty() || node.ranges.empty()) {
    return {1, 4};
  }
  const uint64_t most = Utf8Length(node.ranges.back().last);
  if (caseless && most > 1) return {1, 4};
  return {Utf8Length(node.ranges.front().first), most};
}

}  // namespace

uint64_t AddWidth(uint64_t a, uint64_t b) {
  return a > Width::kEndless - b ? Width::kEndless : a + b;
}

uint64_t TimesWidth(uint64_t a, uint64_t b) {
  if (a == 0 || b == 0) return 0;
  return a > Width::kEndless / b ? Width::kEndless : a * b;
}

Width CharWidth(const RegexNode& node) {
  return Measure(node, [](const RegexNode&) { return Width{1, 1}; });
}

Width ByteWidth(const RegexNode& node, bool caseless) {
  return Measure(node, [caseless](const RegexNode& one) {
    return LowerWidth(one, caseless);
  });
}

uint64_t LookAheadReach(const RegexNode& node, bool caseless) {
  uint64_t reach = 0;
  for (const RegexNode& child : node.children) {
    uint64_t inside = LookAheadReach(child, caseless);
    if (node.kind == Kind::kLook && node.ahead) {
      inside = AddWidth(inside, ByteWidth(child, caseless).max);
    }
    reach = std::max(reach, inside);
  }
  return reach;
}

uint64_t ExpandedSize(const RegexNode& node) {
  uint64_t size = 1;
  for (const RegexNode& child : node.children) {
    size = std::max(size, ExpandedSize(child));
  }
  if (node.kind != Kind::kRepeat || node.children[0].kind == Kind::kSpace) {
    return size;
  }
  const uint32_t copies = node.max == RegexNode::kUnbounded ? 1 : node.max;
  return TimesWidth(size, std::max<uint32_t>(copies, 1));
}

bool HasUnboundedRepeat(const RegexNode& node) {
  if (node.kind == Kind::kRepeat && node.max == RegexNode::kUnbounded &&
      node.children[0].kind != Kind::kSpace) {
    return true;
  }
  return std::ranges::any_of(node.children, HasUnboundedRepeat);
}

}  // namespace galley
