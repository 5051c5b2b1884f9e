#include "engine/match/byte_set.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace galley {
namespace {

using Kind = RegexNode::Kind;

// The letters of a word foretell each other.
constexpr double kLetterBits = 0.6;

// How often each byte stands in a report, roughly.
const std::array<double, 256>& Frequencies() {
  static const std::array<double, 256> table = [] {
    constexpr double kLetters[] = {66, 10, 30, 33, 95, 17, 18, 35, 63,
                                   2,  5,  35, 22, 62, 60, 21, 1,  55,
                                   58, 67, 25, 9,  12, 2,  14, 1};
    std::array<double, 256> result{};
    result.fill(0.0001);
    for (size_t i = 0; i < 26; ++i) {
      result['a' + i] = kLetters[i] / 1000;
      result['A' + i] = 0.0012;
    }
    for (size_t i = '0'; i <= '9'; ++i) result[i] = 0.0025;
    for (size_t i = 0x80; i < 0xC0; ++i) result[i] = 0.0003;
    result[0xC3] = result[0xE2] = 0.002;
    result[' '] = 0.16;
    result['\n'] = 0.01;
    result[','] = result['.'] = 0.011;
    result['-'] = 0.004;
    for (const char c : {'\'', '(', ')', ':', '/'}) {
      result[static_cast<size_t>(c)] = 0.0012;
    }
    for (const char c : {'"', ';', '%', '*', '|', '#'}) {
      result[static_cast<size_t>(c)] = 0.0006;
    }
    return result;
  }();
  return table;
}

void SetRange(ByteSet* bytes, size_t first, size_t last) {
  for (size_t i = first; i <= std::min<size_t>(last, 255); ++i) bytes->set(i);
}

ByteSet AsciiOfProperty(std::string_view property) {
  ByteSet bytes;
  const auto letters = [&bytes] {
    SetRange(&bytes, 'A', 'Z');
    SetRange(&bytes, 'a', 'z');
  };
  if (property == "\\w") {
    letters();
    SetRange(&bytes, '0', '9');
    bytes.set('_');
  } else if (property == "\\W") {
    bytes = ~AsciiOfProperty("\\w");
  } else if (property.starts_with("\\p{L")) {
    letters();
    if (property[4] != '}' && property[5] != '}' && property[5] != '&') {
      bytes.set();  // a script, \p{Latin}
    }
  } else if (property == "\\p{N}" || property == "\\p{Nd}") {
    SetRange(&bytes, '0', '9');
  } else {
    bytes.set();
  }
  return bytes;
}

}  // namespace

ByteSet BytesOf(const RegexNode& node, const PartOptions& options) {
  ByteSet bytes;
  bool beyond = false;  // admits non-ASCII characters
  if (node.kind == Kind::kLiteral) {
    beyond = node.literal >= 0x80;
    if (!beyond) bytes.set(node.literal);
    const char32_t lower = node.literal | 0x20;
    if (node.fold && !options.caseless && lower >= 'a' && lower <= 'z') {
      bytes.set(lower);
      bytes.set(lower & ~0x20u);
    }
  } else {
    for (const CharRange& range : node.ranges) {
      SetRange(&bytes, range.first, std::min<size_t>(range.last, 0x7F));
      beyond = beyond || range.last >= 0x80;
    }
    for (const std::string& property : node.properties) {
      bytes |= AsciiOfProperty(property);
      beyond = true;
    }
    if (node.negated) {
      // What a property leaves out is not known byte by byte.
      bytes = node.properties.empty() ? ~bytes : ByteSet().set();
      beyond = true;
    }
  }
  if (!beyond) return bytes;
  SetRange(&bytes, 0x80, 0xFF);
  // U+017F and U+212A fold to ASCII; the view makes others plain.
  const std::string_view folded = "sSkK";
  const std::string_view plain = " '\"-";
  if (node.fold || options.caseless) {
    for (const char c : folded) bytes.set(static_cast<size_t>(c));
  }
  if (!options.tolerant) {
    for (const char c : plain) bytes.set(static_cast<size_t>(c));
  }
  return bytes;
}

ByteSet EdgeBytes(const RegexNode& node, bool first, const PartOptions& options,
                  bool* nullable) {
  ByteSet bytes;
  *nullable = false;
  switch (node.kind) {
    case Kind::kLiteral:
    case Kind::kClass:
      return BytesOf(node, options);
    case Kind::kAlternation:
      for (const RegexNode& child : node.children) {
        bool empty = false;
        bytes |= EdgeBytes(child, first, options, &empty);
        *nullable = *nullable || empty;
      }
      return bytes;
    case Kind::kSequence:
      for (size_t i = 0; i < node.children.size(); ++i) {
        bool empty = false;
        const size_t at = first ? i : node.children.size() - 1 - i;
        bytes |= EdgeBytes(node.children[at], first, options, &empty);
        if (!empty) return bytes;
      }
      *nullable = true;
      return bytes;
    case Kind::kRepeat:
      bytes = EdgeBytes(node.children[0], first, options, nullable);
      *nullable = *nullable || node.min == 0;
      return bytes;
    case Kind::kCapture:
      return EdgeBytes(node.children[0], first, options, nullable);
    default:
      *nullable = true;
      return bytes;
  }
}

double BitsOf(const ByteSet& bytes) {
  double sum = 0;
  bool letters = bytes.count() <= 2;
  for (size_t i = bytes._Find_first(); i < 256; i = bytes._Find_next(i)) {
    sum += Frequencies()[i];
    letters = letters && ((i | 0x20) >= 'a' && (i | 0x20) <= 'z');
  }
  const double bits = -std::log2(std::min(sum, 1.0));
  return letters ? bits * kLetterBits : bits;
}

}  // namespace galley
