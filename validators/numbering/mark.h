// List marks: "a)", "(iv)", "3.", and what they count.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace galley {

// How a mark is written. Marks of one list are written alike.
struct MarkStyle {
  enum class Sign : char { kDigits, kSmall, kCapital };
  Sign sign = Sign::kDigits;
  bool opened = false;  // "(a)"
  char closed = ')';    // ')' or '.'

  friend bool operator==(const MarkStyle&, const MarkStyle&) = default;
};

// "i" is the ninth letter and the Roman one: a mark keeps both readings. 0:
// cannot be read so. Digits are their own `letter`.
struct ListMark {
  Span span{};
  MarkStyle style{};
  int letter = 0;
  int roman = 0;
};

// The mark that stands at `at` ("a) text"): white space or the end of `text`
// follows it. Years, decimals and words are none.
std::optional<ListMark> MarkAt(std::string_view text, uint32_t at);

// The marks inside `span` that end in ')' and follow white space or its begin,
// in order. Cost: linear.
std::vector<ListMark> MarksIn(std::string_view text, Span span);

}  // namespace galley
