#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/annotate/number.h"
#include "engine/text/word.h"
#include "validators/number/tests.h"

namespace galley {
namespace {

using std::string_view;

// Rows that make a sum worth testing.
constexpr int kMinRows = 2;
constexpr size_t kMaxCell = 40;

struct Cell {
  Span span{};  // of the number, else of the text
  string_view text{};
  std::optional<double> number{};
  bool thousands = false;  // "1.450.000": a dot parts thousands
  bool dotted = false;     // "725.000"
  bool share = false;
};

struct Row {
  std::vector<Cell> cells{};
};

double ToDouble(const Decimal& number) {
  return static_cast<double>(number.mantissa) / std::pow(10, number.scale);
}

Cell ReadCell(const Document& document, Span span) {
  Cell cell{span, span.In(document.view())};
  if (cell.text.size() > kMaxCell) return cell;
  const size_t first = cell.text.find_first_of("0123456789");
  if (first == cell.text.npos) {
    // "-" is nothing.
    if (cell.text.find_first_not_of("- ") == cell.text.npos) cell.number = 0;
    return cell;
  }
  const size_t last = cell.text.find_last_of("0123456789");
  const string_view digits = cell.text.substr(first, last + 1 - first);
  if (digits.find_first_not_of("0123456789., ") != digits.npos) return cell;
  // A currency may stand beside it; words make it a text.
  const auto letters = std::ranges::count_if(cell.text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  if (letters > 4 || cell.text[0] == '-' || cell.text[0] == '(') return cell;
  const auto number = ParseDigits(digits);
  if (!number) return cell;
  const size_t dot = digits.find('.');
  cell.thousands =
      dot != digits.npos && digits.find('.', dot + 1) != digits.npos;
  cell.dotted = dot != digits.npos && digits.size() - dot == 4 &&
                digits.find(',') == digits.npos;
  cell.share = cell.text.find('%') != cell.text.npos;
  cell.number = ToDouble(*number);
  return cell;
}

// The tables of a document, row by row.
std::vector<std::vector<Row>> TablesOf(const Document& document) {
  std::vector<std::vector<Row>> tables;
  const Block* before = nullptr;
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::kTableCell) {
      const bool fresh =
          before == nullptr || before->kind != BlockKind::kTableCell;
      if (fresh) tables.emplace_back();
      // An empty cell has no block; its tab is left.
      const uint32_t from = before == nullptr ? 0 : before->span.end;
      string_view between =
          document.text().substr(from, block.span.begin - from);
      const size_t line = between.rfind('\n');
      const bool new_row = fresh || line != string_view::npos;
      if (line != string_view::npos) between.remove_prefix(line + 1);
      if (new_row) tables.back().emplace_back();
      auto empty = std::ranges::count(between, '\t') - (new_row ? 0 : 1);
      for (; empty > 0; --empty) tables.back().back().cells.emplace_back();
      tables.back().back().cells.push_back(ReadCell(document, block.span));
    }
    before = &block;
  }
  return tables;
}

}  // namespace

TableTest::TableTest(const ValidatorSetup& setup)
    : table_(setup.Find("table")) {
  if (table_ == nullptr) return;
  totals_ = WordList(*table_, "totals");
  shares_ = WordList(*table_, "shares");
}

void TableTest::Run(const Document& document, Report* report) const {
  if (table_ == nullptr) return;
  const auto has = [&](const WordList& list, Span span) {
    for (uint32_t i = document.WordAt(span.begin);
         i < document.words().size() && document.words()[i].begin < span.end;
         ++i) {
      if (list.Has(document, document.words()[i])) return true;
    }
    return false;
  };
  const bool rounded =
      document.view().find("due to rounding") != string_view::npos ||
      document.view().find("because of rounding") != string_view::npos;
  for (const std::vector<Row>& table : TablesOf(document)) {
    if (table.size() < kMinRows + 2 || table[0].cells.empty()) continue;
    for (size_t column = 1; column < table[0].cells.size() + 1; ++column) {
      if (column < table[0].cells.size() &&
          (has(shares_, table[0].cells[column].span))) {
        continue;
      }
      bool thousands = false;
      for (const Row& row : table) {
        thousands = thousands ||
                    (column < row.cells.size() && row.cells[column].thousands);
      }
      double part = 0;   // since the last total
      double whole = 0;  // of all rows that are no total
      double subtotals = 0;
      int rows = 0;
      int all = 0;
      int fractions = 0;
      bool broken = false;  // a cell that cannot be read
      for (size_t i = 1; i < table.size(); ++i) {
        const Row& row = table[i];
        const bool section = row.cells.size() <= 1;
        if (section) {
          part = rows = 0;
          broken = false;
          continue;
        }
        if (column >= row.cells.size()) {
          broken = true;
          continue;
        }
        const Cell& cell = row.cells[column];
        if (cell.span.empty()) {
          continue;
        }
        if (!cell.number || cell.share) {
          broken = true;
          continue;
        }
        double number = *cell.number;
        if (thousands && cell.dotted) number *= 1000;
        fractions += number != std::floor(number) ? 1 : 0;
        const bool is_total = has(totals_, row.cells[0].span);
        if (!is_total) {
          part += number;
          whole += number;
          ++rows;
          ++all;
          continue;
        }
        const double slack = (rounded ? 1.0 * (all + 1) : 0.0) +
                             (fractions != 0 ? 0.06 * (all + 1) : 0.0) +
                             1e-6 * number;
        const auto fits = [&](double sum) {
          return std::abs(sum - number) <= slack;
        };
        const int tested = rows != 0 ? rows : all;
        if (!broken && tested >= kMinRows && !fits(part) && !fits(whole) &&
            !fits(subtotals + part) && !fits(subtotals)) {
          report->findings.push_back(
              MakeFinding(*table_, cell.span,
                          {{"total", std::string(cell.text)},
                           {"sum", Shown(rows != 0 ? part : whole)}}));
        }
        subtotals += number;
        part = rows = 0;
      }
    }
  }
}

}  // namespace galley
