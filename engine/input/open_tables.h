// OpenTables: which of the tables that are open is in a cell, for readers that
// walk through a document's elements.
#pragma once

#include <utility>
#include <vector>

namespace galley {

class OpenTables {
 public:
  void Begin() { in_cell_.push_back(false); }
  void End() {
    if (!in_cell_.empty()) in_cell_.pop_back();
  }
  void BeginRow() { new_row_ = true; }
  // Cells outside of tables are none.
  void BeginCell() { SetInCell(true); }
  void EndCell() { SetInCell(false); }

  bool InCell() const { return !in_cell_.empty() && in_cell_.back(); }
  // What stands in front of the next block of a cell: a line end for the first
  // one of a row.
  char TakeSeparator() { return std::exchange(new_row_, false) ? '\n' : '\t'; }

 private:
  void SetInCell(bool in_cell) {
    if (!in_cell_.empty()) in_cell_.back() = in_cell;
  }

  std::vector<bool> in_cell_{};  // by open table
  bool new_row_ = false;
};

}  // namespace galley
