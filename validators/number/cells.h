// Tables as rows of figures, for the sums of TableTest.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/text/document.h"
#include "engine/text/span.h"

namespace galley {

struct Cell {
  Span span{};              // empty: nothing stands in it
  std::string_view text{};  // lives in the document
  std::optional<double> number{};
  bool thousands = false;  // "1.450.000": a dot parts thousands
  bool dotted = false;     // "725.000"
  bool share = false;
};

struct Row {
  std::vector<Cell> cells{};
};

// The tables of a document, row by row, the head with them. Cost: linear.
std::vector<std::vector<Row>> TablesOf(const Document& document);

}  // namespace galley
