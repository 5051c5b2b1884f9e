#include "validators/number/cells.h"

#include <algorithm>
#include <cmath>

#include "engine/annotate/number.h"

namespace galley {
namespace {

using std::string_view;

constexpr size_t kMaxCell = 40;

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

}  // namespace

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

}  // namespace galley
