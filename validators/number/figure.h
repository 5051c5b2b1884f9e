// Figures of a sentence: counts, shares and money with what they are worth.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/annotate/annotation.h"
#include "engine/check/report.h"
#include "engine/text/document.h"
#include "engine/text/span.h"

namespace galley {

struct Figure {
  enum class Kind : uint8_t { kCount, kShare, kMoney };

  Span span{};
  Kind kind = Kind::kCount;
  double low = 0;           // of a range, else the value
  double high = 0;          // the same as `low` but for ranges
  double whole = 0;         // "18 of 22": 22; else 0
  double step = 1;          // "2.3 million" is told to the nearest 100000
  bool exact = true;        // no "about", "more than", "up to"
  bool counted = false;     // a noun says what is counted, or a currency
  bool points = false;      // percentage points
  std::string currency{};   // of money
  std::string_view unit{};  // what is counted, folded; lives in the report
  std::string_view text{};  // lives in the document
  uint32_t first = 0;       // words [first, last) of the document
  uint32_t last = 0;

  bool IsRange() const { return low != high; }
  bool IsPlain() const { return exact && !IsRange() && whole == 0; }
};

// All figures of a document, by begin, those inside each other left out.
// Cost: linear.
std::vector<Figure> FiguresOf(const Document& document, const Report& report);

// A sentence with its figures; both live in the caller's vectors.
struct FiguredSentence {
  Span span{};
  uint32_t first = 0;  // words [first, last)
  uint32_t last = 0;
  const Figure* begin = nullptr;
  const Figure* end = nullptr;
};

// The sentences of all blocks with at least one figure; tables and code apart.
std::vector<FiguredSentence> FiguredSentences(
    const Document& document, const std::vector<Figure>& figures);

// How far a figure may lie from the truth by rounding alone. Ones are counted,
// not rounded.
inline double Slack(const Figure& figure) {
  return figure.step == 1 && figure.kind != Figure::Kind::kShare
             ? 0
             : figure.step / 2;
}

}  // namespace galley
