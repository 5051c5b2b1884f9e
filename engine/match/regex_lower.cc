#include "engine/match/regex_lower.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/match/char_ranges.h"
#include "engine/match/regex_measure.h"
#include "engine/match/regex_reader.h"
#include "engine/text/character.h"
#include "engine/text/fold.h"

namespace galley {
namespace {

using Kind = RegexNode::Kind;

constexpr std::string_view kKin = " '\"-";
constexpr char32_t kLastKin = 0x3000;
constexpr uint32_t kLongestSign = 3;
// Classes counted by character up to so many repeats, by byte above.
constexpr uint32_t kFewRepeats = 4;
constexpr char32_t kWideRange = 64;

// The plain character that the matching view shows for `c`; 0: `c` itself.
char32_t KinOf(char32_t c) {
  if (c < 0x80 || c > kLastKin) return 0;
  const std::string view = MatchingView(Utf8Of(c));
  return view.empty() ? 0 : static_cast<unsigned char>(view[0]);
}

// What a kin stands for in the matching view, byte by byte.
CharRanges RangesOf(char kin) {
  const auto c = static_cast<char32_t>(kin);
  return kin == ' ' ? WhiteRanges(false) : CharRanges{{c, c}};
}

// False for what surely has no case: ASCII signs, digits, and U+2000-20FF,
// punctuation and currency.
bool MayHaveCase(char32_t c) {
  if (c < 0x80) return IsLetter(c);
  return c < 0x2000 || c >= 0x2100;
}

bool IsWordLetter(const RegexNode& node) {
  return node.kind == Kind::kLiteral &&
         (IsLetter(node.literal) ||
          (node.literal >= '0' && node.literal <= '9'));
}

RegexNode RepeatNode(RegexNode child, uint32_t min, uint32_t max, bool lazy) {
  RegexNode node;
  node.kind = Kind::kRepeat;
  node.min = min;
  node.max = max;
  node.lazy = lazy;
  node.children.push_back(std::move(child));
  return node;
}

class Lowering {
 public:
  explicit Lowering(const PatternOptions& options) : options_(options) {}

  RegexNode Lower(const RegexNode& node, bool exact_case = false);

 private:
  RegexNode LowerLiteral(const RegexNode& node, bool exact_case) const;
  RegexNode LowerSequence(const RegexNode& node);
  RegexNode LowerRepeat(const RegexNode& node);
  RegexNode LowerLook(const RegexNode& node);
  RegexNode PlainClass(const RegexNode& node) const;
  RegexNode SplitClass(const RegexNode& node) const;
  RegexNode Run(char kin, uint32_t min, uint32_t max, bool lazy) const;
  char RunOf(const RegexNode& node) const;
  uint32_t Bound(const RegexNode& child, uint32_t min, uint32_t max) const;

  const PatternOptions& options_;
  bool looking_behind_ = false;
};

// The kin a node is a run of, 0 if it is none.
char Lowering::RunOf(const RegexNode& node) const {
  if (!options_.tolerant) return 0;
  if (node.kind == Kind::kSpace) return ' ';
  if (node.kind == Kind::kLiteral) {
    const char32_t plain = KinOf(node.literal);
    const char32_t c = plain != 0 ? plain : node.literal;
    const bool kin =
        c < 0x80 && kKin.find(static_cast<char>(c)) != std::string_view::npos;
    return kin ? static_cast<char>(c) : '\0';
  }
  if (node.kind != Kind::kClass) return 0;
  const RegexNode plain = PlainClass(node);
  if (plain.negated || !plain.properties.empty()) return 0;
  for (const char kin : kKin) {
    if (Contains(plain.ranges, static_cast<char32_t>(kin)) &&
        Without(plain.ranges, RangesOf(kin)).empty()) {
      return kin;
    }
  }
  return 0;
}

RegexNode Lowering::Run(char kin, uint32_t min, uint32_t max, bool lazy) const {
  RegexNode one = kin == ' ' ? ClassNode(WhiteRanges(false))
                             : LiteralNode(static_cast<char32_t>(kin));
  if (looking_behind_) {
    return min == 1 && max == 1 ? one
                                : RepeatNode(std::move(one), min, max, lazy);
  }
  const uint32_t longest = kin == ' ' ? kLongestSpace : kLongestSign;
  if (max == RegexNode::kUnbounded) {
    max = min + (kin == ' ' ? kLongestSpace : options_.max_span);
  } else {
    max *= longest;
  }
  return RepeatNode(std::move(one), min, max, lazy);
}

uint32_t Lowering::Bound(const RegexNode& child, uint32_t min,
                         uint32_t max) const {
  if (max != RegexNode::kUnbounded) return max;
  const Width width = CharWidth(child);
  const uint64_t mean = std::max<uint64_t>(1, (width.min + width.max) / 2);
  return min + static_cast<uint32_t>(
                   std::max<uint64_t>(kFewRepeats, options_.max_span / mean));
}

RegexNode Lowering::LowerLiteral(const RegexNode& node, bool exact_case) const {
  if (const char kin = RunOf(node)) return Run(kin, 1, 1, false);
  RegexNode literal = node;
  literal.fold = options_.case_mode != CaseMode::kExact && !exact_case &&
                 MayHaveCase(node.literal);
  return literal;
}

RegexNode Lowering::LowerSequence(const RegexNode& node) {
  RegexNode result;
  const std::vector<RegexNode>& parts = node.children;
  for (size_t i = 0; i < parts.size();) {
    size_t end = i;
    bool capitals = false;
    while (end < parts.size() && IsWordLetter(parts[end])) {
      capitals = capitals || (end > i && IsCapitalLetter(parts[end].literal) &&
                              IsCapitalLetter(parts[end - 1].literal));
      ++end;
    }
    end = std::max(end, i + 1);
    const bool exact = capitals && options_.case_mode == CaseMode::kSmart;
    for (; i < end; ++i) result.children.push_back(Lower(parts[i], exact));
  }
  if (result.children.size() != 1) return result;
  RegexNode only = std::move(result.children[0]);
  return only;
}

// The class as one byte of the subject sees it.
RegexNode Lowering::PlainClass(const RegexNode& node) const {
  RegexNode result = ClassNode(node.ranges);
  result.negated = node.negated;
  if (node.ranges.empty() && node.properties.size() == 1 &&
      node.properties[0] == "\\S") {
    result.ranges = WhiteRanges(!options_.tolerant);
    result.negated = !node.negated;
    return result;
  }
  for (const std::string& property : node.properties) {
    if (property == "\\s" || property == "\\S") {
      const CharRanges& white = WhiteRanges(!options_.tolerant);
      const CharRanges added = property == "\\s" ? white : Complement(white);
      result.ranges.insert(result.ranges.end(), added.begin(), added.end());
    } else {
      result.properties.push_back(property);
    }
  }
  result.ranges = Normalised(std::move(result.ranges));
  if (!options_.tolerant) return result;
  CharRanges typographic;
  CharRanges plain;
  for (const CharRange& range : node.ranges) {
    for (char32_t c = range.first; c <= std::min(range.last, kLastKin); ++c) {
      if (const char32_t kin = KinOf(c)) {
        typographic.push_back({c, c});
        plain.push_back({kin, kin});
      }
    }
  }
  result.ranges = Without(result.ranges, Normalised(std::move(typographic)));
  if (!node.negated && (Contains(result.ranges, ' ') || Contains(plain, ' '))) {
    plain.insert(plain.end(), WhiteRanges(false).begin(),
                 WhiteRanges(false).end());
  }
  result.ranges.insert(result.ranges.end(), plain.begin(), plain.end());
  result.ranges = Normalised(std::move(result.ranges));
  return result;
}

// Runs of the kin in a class and the rest of it as alternatives.
RegexNode Lowering::SplitClass(const RegexNode& node) const {
  RegexNode plain = PlainClass(node);
  if (!options_.tolerant || looking_behind_ || plain.negated) return plain;
  const bool wide =
      std::ranges::any_of(plain.ranges,
                          [](const CharRange& range) {
                            return range.last - range.first >= kWideRange;
                          }) ||
      std::ranges::any_of(plain.properties, [](const std::string& property) {
        return property[1] == 'W' || property[1] == 'P';
      });
  if (wide) return plain;
  RegexNode result;
  result.kind = Kind::kAlternation;
  for (const char kin : kKin) {
    if (!Contains(plain.ranges, static_cast<char32_t>(kin))) continue;
    plain.ranges = Without(plain.ranges, RangesOf(kin));
    result.children.push_back(Run(kin, 1, 1, false));
  }
  if (!plain.ranges.empty() || !plain.properties.empty()) {
    result.children.push_back(std::move(plain));
  }
  if (result.children.size() > 1) return result;
  RegexNode only = std::move(result.children[0]);
  return only;
}

RegexNode Lowering::LowerRepeat(const RegexNode& node) {
  const RegexNode& child = node.children[0];
  if (const char kin = RunOf(child)) {
    return Run(kin, node.min, node.max, node.lazy);
  }
  const uint32_t max = Bound(child, node.min, node.max);
  const bool by_byte = child.kind == Kind::kClass && max > kFewRepeats;
  return RepeatNode(by_byte ? PlainClass(child) : Lower(child), node.min, max,
                    node.lazy);
}

RegexNode Lowering::LowerLook(const RegexNode& node) {
  RegexNode result = node;
  const bool outer =
      std::exchange(looking_behind_, looking_behind_ || !node.ahead);
  result.children[0] = Lower(node.children[0]);
  looking_behind_ = outer;
  return result;
}

RegexNode Lowering::Lower(const RegexNode& node, bool exact_case) {
  switch (node.kind) {
    case Kind::kLiteral:
      return LowerLiteral(node, exact_case);
    case Kind::kSpace:
      return options_.tolerant ? Run(' ', 1, 1, false) : LiteralNode(' ');
    case Kind::kClass:
      if (const char kin = RunOf(node)) return Run(kin, 1, 1, false);
      return SplitClass(node);
    case Kind::kAny: {
      RegexNode any = ClassNode({{'\n', '\n'}, {'\r', '\r'}});
      any.negated = true;
      return any;
    }
    case Kind::kSequence:
      return LowerSequence(node);
    case Kind::kRepeat:
      return LowerRepeat(node);
    case Kind::kLook:
      return LowerLook(node);
    case Kind::kAlternation:
    case Kind::kCapture:
    case Kind::kAssertion:
      break;
  }
  RegexNode result = node;
  for (RegexNode& child : result.children) child = Lower(child);
  return result;
}

}  // namespace

std::string Utf8Of(char32_t c) {
  std::string text;
  AppendUtf8(c, &text);
  return text;
}

RegexNode LowerRegex(const RegexNode& node, const PatternOptions& options) {
  return Lowering(options).Lower(node);
}

}  // namespace galley
