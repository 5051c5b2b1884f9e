#include "engine/match/trigger_part.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "engine/match/regex_lower.h"
#include "engine/text/fold.h"

namespace galley {
namespace {

using Kind = RegexNode::Kind;

constexpr uint32_t kMaxPartPositions = 1500;
// Up to so many repeats are written as they are.
constexpr uint32_t kExactRepeats = 4;
// A class of more bytes is wide: few repeats, and each position is dear.
constexpr size_t kNarrowClass = 64;
constexpr uint32_t kWideRepeats = 8;
constexpr uint32_t kWidePositions = 8;
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

double BitsOf(const ByteSet& bytes) {
  double sum = 0;
  bool letters = bytes.count() <= 2;
  for (size_t i = 0; i < 256; ++i) {
    if (!bytes[i]) continue;
    sum += Frequencies()[i];
    letters = letters && ((i | 0x20) >= 'a' && (i | 0x20) <= 'z');
  }
  const double bits = -std::log2(std::min(sum, 1.0));
  return letters ? bits * kLetterBits : bits;
}

std::string ByteText(size_t byte) {
  const auto c = static_cast<char>(byte);
  const bool plain =
      (byte >= '0' && byte <= '9') ||
      ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
      std::string_view(" %&,;:<>@_/!\"'=~").find(c) != std::string_view::npos;
  if (plain) return {c};
  if (byte > 0x20 && byte < 0x7F) return {'\\', c};
  if (c == '\t') return "\\t";
  if (c == '\n') return "\\n";
  if (c == '\r') return "\\r";
  return fmt::format("\\x{:02x}", byte);
}

bool IsAscii(const ByteSet& bytes) { return (bytes >> 128).none(); }

bool IsCharacter(const RegexNode& node) {
  return node.kind == Kind::kLiteral || node.kind == Kind::kClass;
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

TriggerPart Repeated(TriggerPart part, uint32_t min, uint32_t max) {
  if (max > kExactRepeats) {
    min = std::min(min, kExactRepeats);
    part.positions *= 2;
    part.text += min == 0 ? "*" : min == 1 ? "+" : fmt::format("{{{},}}", min);
  } else if (min == 0 && max == 1) {
    part.text += '?';
  } else if (max > 1) {
    part.text += min == max ? fmt::format("{{{}}}", min)
                            : fmt::format("{{{},{}}}", min, max);
  }
  part.bits *= min;
  part.positions *= std::max(1u, max > kExactRepeats ? min : max);
  return part;
}

std::optional<TriggerPart> WholeRepeat(const RegexNode& node,
                                       const PartOptions& options) {
  const RegexNode& child = node.children[0];
  TriggerPart result;
  if (IsCharacter(child)) {
    const ByteSet bytes = BytesOf(child, options);
    const auto longest =
        static_cast<uint32_t>(ByteWidth(child, options.caseless).max);
    const bool narrow = IsAscii(bytes) && bytes.count() <= kNarrowClass;
    if (longest == 1 || child.kind == Kind::kClass || child.fold) {
      if (!narrow && node.max * longest > kWideRepeats) return std::nullopt;
      if (narrow) {
        return Repeated(PartOfBytes(bytes), node.min, node.max);
      }
      result = PartOfBytes(bytes);
      result.text += fmt::format("{{{},{}}}", node.min, node.max * longest);
      result.bits *= node.min;
      result.positions *= node.max * longest;
      return result;
    }
  }
  auto once = WholePart(child, options);
  if (!once) return std::nullopt;
  result = std::move(*once);
  const bool grouped = child.kind == Kind::kAlternation;
  if (!grouped) result.text = "(?:" + result.text + ")";
  result = Repeated(std::move(result), node.min, node.max);
  if (result.positions > kMaxPartPositions) return std::nullopt;
  return result;
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

TriggerPart PartOfBytes(const ByteSet& bytes) {
  TriggerPart part;
  part.bits = BitsOf(bytes);
  part.positions = bytes.count() > kNarrowClass ? kWidePositions : 1;
  part.width = {1, 1};
  if (bytes.count() == 1) {
    part.text = ByteText(bytes._Find_first());
    return part;
  }
  part.text = "[";
  for (size_t i = 0; i < 256; ++i) {
    if (!bytes[i]) continue;
    size_t last = i;
    while (last < 255 && bytes[last + 1]) ++last;
    part.text += ByteText(i);
    if (last > i + 1) part.text += '-';
    if (last > i) part.text += ByteText(last);
    i = last;
  }
  part.text += ']';
  return part;
}

std::optional<TriggerPart> WholePart(const RegexNode& node,
                                     const PartOptions& options) {
  TriggerPart part;
  switch (node.kind) {
    case Kind::kLiteral: {
      if (node.literal < 0x80) {
        part = PartOfBytes(BytesOf(node, options));
        break;
      }
      const std::string bytes = Utf8Of(node.literal);
      part.width = ByteWidth(node, options.caseless);
      if (node.fold) {
        const Width width = part.width;
        part = PartOfBytes(BytesOf(node, options));
        part.text += "{1,4}";
        part.positions *= 4;
        part.width = width;
        return part;
      }
      const std::string view =
          options.tolerant ? std::string() : MatchingView(bytes);
      for (const char c : view.empty() ? bytes : view) {
        const TriggerPart one =
            PartOfBytes(ByteSet().set(static_cast<unsigned char>(c)));
        part.text += one.text;
        part.bits += one.bits;
        ++part.positions;
      }
      // So that a repeat holds all of it.
      part.text = "(?:" + part.text + ")";
      return part;
    }
    case Kind::kClass: {
      part = PartOfBytes(BytesOf(node, options));
      part.width = ByteWidth(node, options.caseless);
      if (part.width.max > 1) {
        part.text += fmt::format("{{1,{}}}", part.width.max);
        part.positions *= static_cast<uint32_t>(part.width.max);
      }
      return part;
    }
    case Kind::kAlternation: {
      std::vector<TriggerPart> branches;
      for (const RegexNode& child : node.children) {
        auto branch = WholePart(child, options);
        if (!branch) return std::nullopt;
        branches.push_back(std::move(*branch));
      }
      part = JoinParts(branches);
      break;
    }
    case Kind::kSequence:
      for (const RegexNode& child : node.children) {
        auto next = WholePart(child, options);
        if (!next) return std::nullopt;
        part.text += next->text;
        part.bits += next->bits;
        part.positions += next->positions;
      }
      break;
    case Kind::kCapture:
      return WholePart(node.children[0], options);
    case Kind::kRepeat: {
      auto repeat = WholeRepeat(node, options);
      if (!repeat) return std::nullopt;
      part = std::move(*repeat);
      break;
    }
    default:
      return part;
  }
  if (part.positions > kMaxPartPositions) return std::nullopt;
  part.width = ByteWidth(node, options.caseless);
  return part;
}

std::optional<TriggerPart> EdgePart(const RegexNode& node, bool first,
                                    const PartOptions& options) {
  bool nullable = false;
  const ByteSet bytes = EdgeBytes(node, first, options, &nullable);
  if (nullable) return std::nullopt;
  TriggerPart best = PartOfBytes(bytes);
  const auto consider = [&best](const TriggerPart& part) {
    const auto cost = [](const TriggerPart& one) {
      return CostOf(one, one.width.max - one.width.min + 1);
    };
    if (cost(part) < cost(best)) best = part;
  };
  if (node.kind == Kind::kRepeat && IsCharacter(node.children[0]) &&
      node.min > 1 && IsAscii(bytes)) {
    const uint32_t least = std::min(node.min, kExactRepeats);
    TriggerPart run = Repeated(best, least, least);
    run.width = {least, least};
    consider(run);
  }
  if (const auto whole = WholePart(node, options)) consider(*whole);
  return best;
}

TriggerPart JoinParts(const std::vector<TriggerPart>& parts) {
  if (parts.size() == 1) return parts[0];
  TriggerPart joined;
  joined.text = "(?:";
  joined.width.min = Width::kEndless;
  double sum = 0;
  for (const TriggerPart& part : parts) {
    if (&part != &parts.front()) joined.text += '|';
    joined.text += part.text;
    joined.positions += part.positions;
    joined.width.min = std::min(joined.width.min, part.width.min);
    joined.width.max = std::max(joined.width.max, part.width.max);
    sum += std::exp2(-part.bits);
  }
  joined.text += ')';
  joined.bits = -std::log2(std::min(sum, 1.0));
  return joined;
}

double CostOf(const TriggerPart& part, uint64_t spread) {
  constexpr double kReport = 60;
  constexpr double kStart = 8;
  constexpr double kPosition = 0.000004;
  return std::exp2(-part.bits) *
             (kReport + kStart * static_cast<double>(spread)) +
         kPosition * part.positions;
}

}  // namespace galley
