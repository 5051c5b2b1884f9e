#include "engine/match/regex_reader.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "engine/text/character.h"

namespace galley {
namespace {

using Kind = RegexNode::Kind;

struct Refused {
  std::string_view letters;
  const char* advice;
};

constexpr Refused kRefusedEscapes[] = {
    {"123456789gk",
     "a back-reference is not supported; name what repeats in a "
     "validator, or write it out"},
    {"0", "write \\x{...} for a character by its number"},
    {"AG", "write ^ for the start of the block"},
    {"zZ", "write $ for the end of the block"},
    {"hH", "write [ \\t]"},
    {"vVRN", "write [\\r\\n], or [^\\r\\n]"},
    {"CX", "write . or a class"},
    {"K", "write a look-behind, (?<=...)"},
    {"QE", "write a backslash before each sign"},
};

bool IsAsciiLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

RegexNode LiteralNode(char32_t c) {
  RegexNode node;
  node.kind = Kind::kLiteral;
  node.literal = c;
  return node;
}

RegexNode ClassNode(CharRanges ranges) {
  RegexNode node;
  node.kind = Kind::kClass;
  node.ranges = std::move(ranges);
  return node;
}

RegexNode RegexReader::Fail(size_t offset, std::string message) {
  if (!error_) error_ = RegexError{std::move(message), offset};
  position_ = text_.size();
  return {};
}

bool RegexReader::AtEnd() {
  while (position_ < text_.size() &&
         (text_[position_] == '\n' || text_[position_] == '\r')) {
    position_ =
        std::min(text_.find_first_not_of(" \t\r\n", position_), text_.size());
  }
  return position_ >= text_.size();
}

bool RegexReader::Take(std::string_view expected) {
  if (AtEnd() || !text_.substr(position_).starts_with(expected)) return false;
  position_ += expected.size();
  return true;
}

char32_t RegexReader::TakeCharacter() {
  const char32_t c = CodePointAt(text_, position_);
  position_ = NextCodePoint(text_, position_);
  return c;
}

std::string RegexReader::TakeName(bool hyphens) {
  const size_t begin = position_;
  while (!AtEnd() && (IsAsciiLetter(Peek()) || Peek() == '_' ||
                      (position_ > begin &&
                       (IsDigit(Peek()) || (hyphens && Peek() == '-'))))) {
    ++position_;
  }
  return std::string(text_.substr(begin, position_ - begin));
}

std::optional<uint32_t> RegexReader::TakeNumber() {
  if (!IsDigit(Peek())) return std::nullopt;
  uint32_t number = 0;
  while (IsDigit(Peek())) {
    number = std::min<uint32_t>(number * 10, 10000000) +
             static_cast<uint32_t>(text_[position_++] - '0');
  }
  return number;
}

RegexNode RegexReader::TakeHex(size_t start) {
  const bool braced = Take("{");
  const size_t begin = position_;
  char32_t c = 0;
  while (!AtEnd() && position_ - begin < (braced ? 6u : 2u) &&
         std::string_view("0123456789abcdefABCDEF").find(Peek()) !=
             std::string_view::npos) {
    const char digit = text_[position_++];
    c = c * 16 + static_cast<char32_t>(
                     IsDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
  }
  const bool empty = position_ == begin;
  if (empty || (braced && !Take("}")) || c == 0 || c > kLastCodePoint ||
      (c >= 0xD800 && c <= 0xDFFF)) {
    return Fail(start, "write \\x{...} with the number of a character");
  }
  return LiteralNode(c);
}

RegexNode RegexReader::TakeProperty(size_t start, bool negated) {
  std::string name;
  if (Take("{")) {
    while (!AtEnd() && Peek() != '}') name += text_[position_++];
    if (!Take("}")) name.clear();
  } else if (IsAsciiLetter(Peek())) {
    name = text_[position_++];
  }
  const bool plain = std::ranges::all_of(
      name, [](char c) { return IsAsciiLetter(c) || c == '_' || c == '&'; });
  if (name.empty() || !plain) {
    return Fail(start, "write \\p{L}, \\p{Lu}, \\p{Greek} or the like");
  }
  RegexNode node = ClassNode({});
  node.properties.push_back(
      fmt::format("\\{}{{{}}}", negated ? 'P' : 'p', name));
  return node;
}

RegexNode RegexReader::TakeEscape() {
  const size_t start = position_++;
  if (position_ >= text_.size()) {
    return Fail(start, "a backslash ends the pattern; write \\\\ for the sign");
  }
  const char32_t c = TakeCharacter();
  const auto letter = static_cast<char>(c);
  if (c >= 0x80 || !(IsAsciiLetter(letter) || IsDigit(letter))) {
    if (c == ' ') {
      RegexNode node;
      node.kind = Kind::kSpace;
      return node;
    }
    return LiteralNode(c);
  }
  switch (letter) {
    case 't':
      return LiteralNode('\t');
    case 'n':
      return LiteralNode('\n');
    case 'r':
      return LiteralNode('\r');
    case 'f':
      return LiteralNode('\f');
    case 'x':
      return TakeHex(start);
    case 'p':
      return TakeProperty(start, false);
    case 'P':
      return TakeProperty(start, true);
    case 'd':
      return ClassNode({{'0', '9'}});
    case 'D': {
      RegexNode node = ClassNode({{'0', '9'}});
      node.negated = true;
      return node;
    }
    case 'w':
    case 'W':
    case 's':
    case 'S': {
      RegexNode node = ClassNode({});
      node.properties.push_back({'\\', letter});
      return node;
    }
    case 'b':
    case 'B': {
      RegexNode node;
      node.kind = Kind::kAssertion;
      node.literal = c;
      return node;
    }
    default:
      break;
  }
  for (const Refused& refused : kRefusedEscapes) {
    if (refused.letters.find(letter) != std::string_view::npos) {
      return Fail(start, fmt::format("\\{} is not supported: {}", letter,
                                     refused.advice));
    }
  }
  return Fail(start, fmt::format("unknown escape \\{}", letter));
}

// One character of a class, or nothing after a \w or the like was added.
std::optional<char32_t> RegexReader::TakeClassCharacter(RegexNode* node) {
  const size_t start = position_;
  if (Peek() != '\\') return TakeCharacter();
  const RegexNode item = TakeEscape();
  switch (item.kind) {
    case Kind::kLiteral:
      return item.literal;
    case Kind::kSpace:
      return U' ';
    case Kind::kClass: {
      const CharRanges ranges =
          item.negated ? Complement(item.ranges) : item.ranges;
      node->ranges.insert(node->ranges.end(), ranges.begin(), ranges.end());
      node->properties.insert(node->properties.end(), item.properties.begin(),
                              item.properties.end());
      return std::nullopt;
    }
    default:
      Fail(start, "\\b and \\B have no meaning in a class");
      return std::nullopt;
  }
}

void RegexReader::TakeClassItem(RegexNode* node) {
  const size_t start = position_;
  if (At(start) == '[' &&
      (At(start + 1) == ':' || At(start + 1) == '.' || At(start + 1) == '=')) {
    Fail(start, "[:name:] is not supported: write \\p{L}, \\d, \\s or \\[");
    return;
  }
  const std::optional<char32_t> first = TakeClassCharacter(node);
  if (failed()) return;
  const bool range =
      Peek() == '-' && At(position_ + 1) != ']' && At(position_ + 1) != '\0';
  if (!range) {
    if (first) node->ranges.push_back({*first, *first});
    return;
  }
  Take("-");
  std::optional<char32_t> last;
  if (!AtEnd()) last = TakeClassCharacter(node);
  if (failed()) return;
  if (!first || !last) {
    Fail(start,
         "a range needs a character at both ends; write \\- for a "
         "hyphen");
  } else if (*last < *first) {
    Fail(start, "the ends of this range are in the wrong order");
  } else {
    node->ranges.push_back({*first, *last});
  }
}

RegexNode RegexReader::TakeClass() {
  const size_t start = position_;
  Take("[");
  RegexNode node = ClassNode({});
  node.negated = Take("^");
  if (Take("]")) node.ranges.push_back({']', ']'});
  while (!AtEnd() && Peek() != ']') TakeClassItem(&node);
  if (!failed() && !Take("]")) {
    Fail(start, "this [ has no ]; write \\[ for the sign");
  }
  if (failed()) return {};
  node.ranges = Normalised(std::move(node.ranges));
  return node;
}

}  // namespace galley
