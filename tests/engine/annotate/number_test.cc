#include "engine/annotate/number.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace galley {
namespace {

std::string Read(std::string_view text) {
  const auto number = ParseDigits(text);
  return number ? ToString(*number) : "none";
}

TEST(ParseDigits, TakesEverySeparatorThatReportsUse) {
  struct {
    const char* text;
    const char* number;
  } const cases[] = {
      {"0", "0"},
      {"7", "7"},
      {"5,700", "5700"},
      {"5.7", "5.7"},
      {"5.700", "5.7"},  // a dot alone is a decimal point
      {"12.75", "12.75"},
      {"0,4", "0.4"},
      {"12,75", "12.75"},
      {"0,400", "0.4"},  // no thousands begin with 0
      {"19 520", "19520"},
      {"1.980.000", "1980000"},
      {"1,00,000", "100000"},
      {"12,50,000", "1250000"},
      {"1,234,567.89", "1234567.89"},
      {"1.234.567,89", "1234567.89"},
      {"1 234 567,5", "1234567.5"},
      {"1\u00A0234\u202F567", "1234567"},
      {"1'234'567", "1234567"},
      {"1’234.5", "1234.5"},
      {"007", "7"},
      {"1.50", "1.5"},
      {"999999999999999999", "999999999999999999"},
  };
  for (const auto& c : cases) EXPECT_EQ(Read(c.text), c.number) << c.text;
}

TEST(ParseDigits, TakesNothingElse) {
  for (const char* text :
       {"", "x", "5x x", ".5", "5.", "5,", ",", "-5", "+5", " 5", "5 ",
        "99999999999999999999", "0.12345678901234", "٣"}) {
    EXPECT_EQ(Read(text), "none") << text;
  }
}

TEST(Decimal, AddsMultipliesAndComparesExactly) {
  const Decimal tenth{1, 1};
  const Decimal third{33, 2};
  EXPECT_EQ(ToString(*Add(tenth, third)), "0.43");
  EXPECT_EQ(ToString(*Multiply(tenth, third)), "0.033");
  EXPECT_EQ(ToString(*Multiply({13, 1}, {1000000, 0})), "1300000");
  EXPECT_EQ(ToString(*Add({95, 2}, {5, 2})), "1");
  EXPECT_TRUE(LessThan(tenth, third));
  EXPECT_FALSE(LessThan(third, tenth));
  EXPECT_FALSE(LessThan({10, 1}, {1, 0}));
  EXPECT_FALSE(LessThan({1, 0}, {10, 1}));
}

TEST(Decimal, GivesNothingWhereItWouldOverflow) {
  constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
  EXPECT_FALSE(Multiply({kMost, 0}, {kMost, 0}));
  EXPECT_FALSE(Add({kMost, 0}, {1, 0}));
  EXPECT_TRUE(Add({kMost, 0}, {0, 0}));
  EXPECT_FALSE(Multiply({1, 12}, {1, 12}));  // more decimals than are kept
  EXPECT_TRUE(LessThan({1, 12}, {kMost, 0}));
  EXPECT_FALSE(LessThan({kMost, 0}, {1, 12}));
}

TEST(Decimal, IsWrittenWithoutExponentAndTrailingZeros) {
  EXPECT_EQ(ToString(Decimal{2000000, 0}), "2000000");
  EXPECT_EQ(ToString(Decimal{1500, 3}), "1.5");
  EXPECT_EQ(ToString(Decimal{5, 3}), "0.005");
  EXPECT_EQ(ToString(Decimal{0, 4}), "0");
}

}  // namespace
}  // namespace galley
