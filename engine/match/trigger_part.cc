#include "engine/match/trigger_part.h"

#include <fmt/core.h>

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

bool TooLarge(const TriggerPart& part) {
  constexpr uint32_t kWidePositions = 8;
  return part.positions + kWidePositions * part.wide > kMaxPartPositions;
}

bool IsAscii(const ByteSet& bytes) { return (bytes >> 128).none(); }

bool IsCharacter(const RegexNode& node) {
  return node.kind == Kind::kLiteral || node.kind == Kind::kClass;
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
  part.Multiply(std::max(1u, max > kExactRepeats ? min : max));
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
      result.Multiply(node.max * longest);
      return result;
    }
  }
  auto once = WholePart(child, options);
  if (!once) return std::nullopt;
  result = std::move(*once);
  const bool grouped = child.kind == Kind::kAlternation;
  if (!grouped) result.text = "(?:" + result.text + ")";
  result = Repeated(std::move(result), node.min, node.max);
  if (TooLarge(result)) return std::nullopt;
  return result;
}

}  // namespace

void TriggerPart::Append(const TriggerPart& next) {
  text += next.text;
  bits += next.bits;
  positions += next.positions;
  wide += next.wide;
}

void TriggerPart::Multiply(uint32_t copies) {
  positions *= copies;
  wide *= copies;
}

TriggerPart PartOfBytes(const ByteSet& bytes) {
  TriggerPart part;
  part.bits = BitsOf(bytes);
  part.positions = 1;
  part.wide = bytes.count() > kNarrowClass ? 1 : 0;
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
        part.Multiply(4);
        part.width = width;
        return part;
      }
      const std::string view =
          options.tolerant ? std::string() : MatchingView(bytes);
      for (const char c : view.empty() ? bytes : view) {
        const TriggerPart one =
            PartOfBytes(ByteSet().set(static_cast<unsigned char>(c)));
        part.Append(one);
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
        part.Multiply(static_cast<uint32_t>(part.width.max));
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
        part.Append(*next);
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
  if (TooLarge(part)) return std::nullopt;
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
    joined.wide += part.wide;
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
  constexpr double kWide = 0.3;
  return std::exp2(-part.bits) *
             (kReport + kStart * static_cast<double>(spread)) +
         kPosition * part.positions + kWide * part.wide;
}

}  // namespace galley
