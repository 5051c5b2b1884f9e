#include "engine/match/regex_writer.h"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>

#include "engine/match/char_ranges.h"
#include "engine/match/regex_lower.h"

namespace galley {
namespace {

using Kind = RegexNode::Kind;

bool IsLetterOrDigit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 'a' && c <= 'z');
}

class Writer {
 public:
  explicit Writer(const WriteOptions& options) : options_(options) {}

  // Alternatives are grouped where they would run into their neighbours.
  void Write(const RegexNode& node, bool grouped);

  std::string& out() { return out_; }

 private:
  void WriteClass(const RegexNode& node);
  void WriteRepeat(const RegexNode& node);
  void WriteSequence(const RegexNode& node);
  void WriteGroup(std::string_view open, const RegexNode& child);

  const WriteOptions& options_;
  std::string out_{};
};

void Writer::WriteClass(const RegexNode& node) {
  const std::vector<CharRange>& ranges = node.ranges;
  if (ranges.empty() && node.properties.size() == 1 && !node.negated) {
    out_ += node.properties[0];
    return;
  }
  if (node.properties.empty() && ranges.size() == 1 && !node.negated &&
      ranges[0].first == ranges[0].last) {
    out_ += WriteCharacter(ranges[0].first, false);
    return;
  }
  out_ += node.negated ? "[^" : "[";
  for (const std::string& property : node.properties) out_ += property;
  for (const CharRange& range : ranges) {
    out_ += WriteCharacter(range.first, true);
    if (range.last == range.first) continue;
    if (range.last > range.first + 1) out_ += '-';
    out_ += WriteCharacter(range.last, true);
  }
  out_ += ']';
}

void Writer::WriteRepeat(const RegexNode& node) {
  const RegexNode& child = node.children[0];
  const bool one = child.kind == Kind::kClass || child.kind == Kind::kLiteral;
  if (one) {
    Write(child, true);
  } else {
    WriteGroup("(?:", child);
  }
  if (node.min == 0 && node.max == 1) {
    out_ += '?';
  } else if (node.min == node.max) {
    out_ += fmt::format("{{{}}}", node.min);
  } else {
    out_ += fmt::format("{{{},{}}}", node.min, node.max);
  }
  if (node.lazy) out_ += '?';
}

void Writer::WriteGroup(std::string_view open, const RegexNode& child) {
  out_ += open;
  Write(child, false);
  out_ += ')';
}

void Writer::WriteSequence(const RegexNode& node) {
  bool folding = false;
  for (const RegexNode& child : node.children) {
    const bool fold = options_.inline_fold && child.fold;
    if (fold && !folding) out_ += "(?i:";
    if (!fold && folding) out_ += ')';
    folding = fold;
    if (fold) {
      out_ += WriteCharacter(child.literal, false);
    } else {
      Write(child, true);
    }
  }
  if (folding) out_ += ')';
}

void Writer::Write(const RegexNode& node, bool grouped) {
  switch (node.kind) {
    case Kind::kLiteral:
      if (node.fold && options_.inline_fold) {
        out_ += "(?i:" + WriteCharacter(node.literal, false) + ")";
      } else {
        out_ += WriteCharacter(node.literal, false);
      }
      return;
    case Kind::kClass:
      return WriteClass(node);
    case Kind::kSequence:
      return WriteSequence(node);
    case Kind::kAlternation:
      if (grouped) return WriteGroup("(?:", node);
      for (size_t i = 0; i < node.children.size(); ++i) {
        if (i > 0) out_ += '|';
        Write(node.children[i], false);
      }
      return;
    case Kind::kRepeat:
      return WriteRepeat(node);
    case Kind::kCapture:
      return WriteGroup("(?'" + node.name + "'", node.children[0]);
    case Kind::kAssertion:
      if (node.literal == 'b' || node.literal == 'B') out_ += '\\';
      out_ += static_cast<char>(node.literal);
      return;
    case Kind::kLook:
      return WriteGroup(node.ahead ? (node.negated ? "(?!" : "(?=")
                                   : (node.negated ? "(?<!" : "(?<="),
                        node.children[0]);
    case Kind::kAny:
    case Kind::kSpace:
      return;  // lowered to classes
  }
}

}  // namespace

std::string WriteCharacter(char32_t c, bool in_class) {
  if (IsLetterOrDigit(c)) return {static_cast<char>(c)};
  if (c == '\t') return "\\t";
  if (c == '\n') return "\\n";
  if (c == '\r') return "\\r";
  if (c < 0x20 || (c >= 0x7F && c < 0xA1)) {
    return fmt::format("\\x{{{:x}}}", static_cast<uint32_t>(c));
  }
  if (c >= 0x80) {
    return in_class ? fmt::format("\\x{{{:x}}}", static_cast<uint32_t>(c))
                    : Utf8Of(c);
  }
  const std::string_view plain =
      in_class ? " !\"#$%&'()*+,./:;<=>?@_`{|}~" : " !\"%&',/:;<=>@_`~-";
  const auto sign = static_cast<char>(c);
  if (plain.find(sign) != std::string_view::npos) return {sign};
  return {'\\', sign};
}

std::string WriteRegex(const RegexNode& node, const WriteOptions& options) {
  Writer writer(options);
  if (options.left == Edge::kUnknown) writer.out() += kEitherEdge;
  if (options.left == Edge::kWord) writer.out() += kLeftEdge;
  writer.Write(node, true);
  if (options.right == Edge::kUnknown) writer.out() += kEitherEdge;
  if (options.right == Edge::kWord) writer.out() += kRightEdge;
  return std::move(writer.out());
}

bool MeansTheSameInBytes(const RegexNode& node) {
  switch (node.kind) {
    case Kind::kLiteral:
      if (node.literal >= 0x80) return false;
      break;
    case Kind::kClass:
      if (node.negated || !node.properties.empty() ||
          (!node.ranges.empty() && node.ranges.back().last >= 0x80)) {
        return false;
      }
      break;
    case Kind::kAssertion:
      if (node.literal == 'b' || node.literal == 'B') return false;
      break;
    default:
      break;
  }
  return std::ranges::all_of(node.children, MeansTheSameInBytes);
}

}  // namespace galley
