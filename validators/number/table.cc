#include "validators/number/table.h"

#include <algorithm>
#include <cmath>

#include "engine/text/word.h"
#include "validators/number/figure_view.h"

namespace galley {
namespace {

using std::string_view;

using Table = std::vector<Row>;

// Rows that make a sum worth testing, and columns.
constexpr int kMinRows = 2;
constexpr size_t kMinParts = 2;

bool IsRounded(const Document& document) {
  return document.view().find("due to rounding") != string_view::npos ||
         document.view().find("because of rounding") != string_view::npos;
}

// How far a sum of so many parts may be off.
double SlackOf(int parts, bool rounded, bool fractions, double total) {
  return (rounded ? 1.0 * (parts + 1) : 0.0) +
         (fractions ? 0.06 * (parts + 1) : 0.0) + 1e-6 * total;
}

bool IsFraction(double number) { return number != std::floor(number); }

}  // namespace

TableTest::TableTest(const ValidatorSetup& setup)
    : table_(setup.Find("table")),
      row_(setup.Find("row")),
      whole_(setup.Find("shares")) {
  if (table_ != nullptr) {
    totals_ = WordList(*table_, "totals");
    shares_ = WordList(*table_, "shares");
    of_one_ = WordList(*table_, "of-one");
  }
}

bool TableTest::Names(const Document& document, const WordList& list,
                      Span span) const {
  const std::vector<Word>& words = document.words();
  for (uint32_t i = document.WordAt(span.begin);
       i < words.size() && words[i].begin < span.end; ++i) {
    if (list.Has(document, words[i])) return true;
  }
  return false;
}

void TableTest::Run(const Document& document, Report* report) const {
  if (table_ == nullptr) return;
  for (const Table& table : TablesOf(document)) {
    if (table.empty() || table[0].cells.empty()) continue;
    if (table.size() >= kMinRows + 2) {
      for (size_t i = 1; i < table[0].cells.size() + 1; ++i) {
        Column(document, table, i, report);
        if (whole_ != nullptr) Shares(document, table, i, report);
      }
    }
    if (row_ != nullptr) Rows(document, table, report);
  }
}

void TableTest::Column(const Document& document, const Table& table,
                       size_t column, Report* report) const {
  if (column < table[0].cells.size() &&
      Names(document, shares_, table[0].cells[column].span)) {
    return;
  }
  const bool thousands = std::ranges::any_of(table, [&](const Row& row) {
    return column < row.cells.size() && row.cells[column].thousands;
  });
  double part = 0;   // since the last total
  double whole = 0;  // of all rows that are no total
  double subtotals = 0;
  int rows = 0;
  int all = 0;
  bool fractions = false;
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
    if (cell.span.empty()) continue;
    if (!cell.number || cell.share) {
      broken = true;
      continue;
    }
    double number = *cell.number;
    if (thousands && cell.dotted) number *= 1000;
    fractions = fractions || IsFraction(number);
    if (!Names(document, totals_, row.cells[0].span)) {
      part += number;
      whole += number;
      ++rows;
      ++all;
      continue;
    }
    const double slack = SlackOf(all, IsRounded(document), fractions, number);
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

// Shares of answers may overlap and come to much more; rounding gives a point.
void TableTest::Shares(const Document& document, const Table& table,
                       size_t column, Report* report) const {
  constexpr double kLeast = 101;
  constexpr double kMost = 120;
  if (column >= table[0].cells.size()) return;
  const Span head = table[0].cells[column].span;
  if (head.empty() || !Names(document, shares_, head)) return;
  const std::vector<Word>& words = document.words();
  for (uint32_t i = document.WordAt(head.begin);
       i < words.size() && words[i].begin < head.end; ++i) {
    if (!words[i].Is(kSign) && !of_one_.Has(document, words[i])) return;
  }
  double sum = 0;
  const Cell* last = nullptr;
  for (size_t i = 1; i < table.size(); ++i) {
    const std::vector<Cell>& cells = table[i].cells;
    if (column >= cells.size() || !cells[column].number ||
        Names(document, totals_, cells[0].span)) {
      return;
    }
    last = &cells[column];
    sum += *last->number;
  }
  if (last == nullptr || sum < kLeast || sum > kMost) return;
  report->findings.push_back(
      MakeFinding(*whole_, last->span, {{"sum", Shown(sum)}}));
}

// "Women | Men | Total": most rows show that the columns before make the last,
// or those behind the first.
void TableTest::Rows(const Document& document, const Table& table,
                     Report* report) const {
  const std::vector<Cell>& head = table[0].cells;
  const auto is_total = [&](size_t i) {
    return !head[i].number && Names(document, totals_, head[i].span);
  };
  for (size_t total = 1; total < head.size(); ++total) {
    if (!is_total(total)) continue;
    size_t first = total;
    size_t last = total;
    const auto is_part = [&](size_t i) {
      return !head[i].span.empty() && !is_total(i) &&
             !Names(document, shares_, head[i].span);
    };
    while (first > 1 && is_part(first - 1)) --first;
    if (first == total) {
      first = ++last;
      while (last < head.size() && is_part(last)) ++last;
    }
    if (last - first < kMinParts) continue;
    std::vector<Finding> wrong;
    size_t right = 0;
    for (size_t i = 1; i < table.size(); ++i) {
      const std::vector<Cell>& cells = table[i].cells;
      if (cells.size() < std::max(last, total + 1)) continue;
      const Cell& cell = cells[total];
      double sum = 0;
      bool readable = cell.number && !cell.share && !cell.dotted;
      bool fractions = readable && IsFraction(*cell.number);
      for (size_t j = first; j < last; ++j) {
        readable =
            readable && cells[j].number && !cells[j].share && !cells[j].dotted;
        if (!readable) break;
        sum += *cells[j].number;
        fractions = fractions || IsFraction(*cells[j].number);
      }
      if (!readable) continue;
      const double slack =
          SlackOf(static_cast<int>(last - first), IsRounded(document),
                  fractions, *cell.number);
      if (std::abs(sum - *cell.number) <= slack) {
        ++right;
      } else {
        wrong.push_back(MakeFinding(
            *row_, cell.span,
            {{"total", std::string(cell.text)}, {"sum", Shown(sum)}}));
      }
    }
    if (right == 0 || wrong.size() > right) continue;
    std::ranges::move(wrong, std::back_inserter(report->findings));
  }
}

}  // namespace galley
