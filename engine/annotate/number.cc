#include "engine/annotate/number.h"

#include <limits>
#include <vector>

namespace galley {
namespace {

constexpr uint32_t kMaxScale = 12;

__extension__ using Wide = __int128;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::optional<Decimal> FromDigits(std::string_view whole,
                                  std::string_view fraction) {
  if (fraction.size() > kMaxScale) return std::nullopt;
  Decimal number;
  number.scale = static_cast<uint32_t>(fraction.size());
  for (const std::string_view part : {whole, fraction}) {
    for (const char c : part) {
      if (!IsDigit(c)) continue;
      if (__builtin_mul_overflow(number.mantissa, 10, &number.mantissa) ||
          __builtin_add_overflow(number.mantissa, c - '0', &number.mantissa)) {
        return std::nullopt;
      }
    }
  }
  return number;
}

std::optional<Decimal> Normalised(Wide mantissa, uint32_t scale) {
  while (scale > 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    --scale;
  }
  if (mantissa > std::numeric_limits<int64_t>::max() ||
      mantissa < std::numeric_limits<int64_t>::min() || scale > kMaxScale) {
    return std::nullopt;
  }
  return Decimal{static_cast<int64_t>(mantissa), scale};
}

Wide ScaledBy(Decimal number, uint32_t scale) {
  Wide mantissa = number.mantissa;
  for (uint32_t i = number.scale; i < scale; ++i) mantissa *= 10;
  return mantissa;
}

}  // namespace

std::optional<Decimal> ParseDigits(std::string_view text) {
  // Groups of digits and the separator before each; a run of white space or of
  // bytes of one typographic character is one separator.
  std::vector<std::string_view> groups;
  std::string separators;
  size_t at = 0;
  while (at < text.size()) {
    const size_t begin = at;
    while (at < text.size() && IsDigit(text[at])) ++at;
    if (at == begin) return std::nullopt;
    groups.push_back(text.substr(begin, at - begin));
    if (at == text.size()) break;
    const char c = text[at];
    if (c == '.' || c == ',') {
      separators += c;
      ++at;
    } else {
      separators += ' ';
      while (at < text.size() && !IsDigit(text[at])) ++at;
    }
    if (at == text.size()) return std::nullopt;
  }
  if (groups.empty()) return std::nullopt;
  if (separators.empty()) return FromDigits(groups[0], {});

  const char last = separators.back();
  bool decimal = false;
  if (last != ' ') {
    bool others = false;
    for (const char c : separators) others = others || c != last;
    if (others) {
      decimal = separators.find(last) + 1 == separators.size();
    } else if (separators.size() == 1) {
      const bool three = groups.back().size() == 3;
      decimal = last == '.' || !three || groups[0] == "0";
    }
  }
  std::string whole;
  const size_t whole_groups = groups.size() - (decimal ? 1 : 0);
  for (size_t i = 0; i < whole_groups; ++i) whole += groups[i];
  return FromDigits(whole, decimal ? groups.back() : std::string_view());
}

std::optional<Decimal> Multiply(Decimal a, Decimal b) {
  return Normalised(static_cast<Wide>(a.mantissa) * b.mantissa,
                    a.scale + b.scale);
}

std::optional<Decimal> Add(Decimal a, Decimal b) {
  const uint32_t scale = a.scale > b.scale ? a.scale : b.scale;
  return Normalised(ScaledBy(a, scale) + ScaledBy(b, scale), scale);
}

bool LessThan(Decimal a, Decimal b) {
  const uint32_t scale = a.scale > b.scale ? a.scale : b.scale;
  return ScaledBy(a, scale) < ScaledBy(b, scale);
}

std::string ToString(Decimal number) {
  if (const auto plain = Normalised(number.mantissa, number.scale)) {
    number = *plain;
  }
  std::string digits = std::to_string(number.mantissa);
  if (number.scale == 0) return digits;
  if (digits.size() <= number.scale) {
    digits.insert(0, number.scale + 1 - digits.size(), '0');
  }
  digits.insert(digits.size() - number.scale, 1, '.');
  return digits;
}

}  // namespace galley
