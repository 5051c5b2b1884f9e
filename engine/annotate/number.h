// Numbers as reports write them -> decimal digits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

// An exact decimal: mantissa / 10^scale. Arithmetic that would overflow gives
// nothing.
struct Decimal {
  int64_t mantissa = 0;
  uint32_t scale = 0;
};

// "5,700" "19 520" "1.980.000" "1,00,000" "0,4" "12.75": digits with any
// thousands separator and a decimal point or comma. A single separator before
// exactly three digits is a thousands one for a comma or space, a decimal point
// for a dot.
std::optional<Decimal> ParseDigits(std::string_view text);

std::optional<Decimal> Multiply(Decimal a, Decimal b);
std::optional<Decimal> Add(Decimal a, Decimal b);
bool LessThan(Decimal a, Decimal b);

// Without an exponent and without zeros at the end: "2000000", "1.5".
std::string ToString(Decimal number);

}  // namespace galley
