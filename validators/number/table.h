// TableTest: columns and rows of tables against their totals, kinds table and
// row. number.h says more.
#pragma once

#include <vector>

#include "engine/check/validator.h"
#include "validators/number/cells.h"
#include "validators/word_list.h"

namespace galley {

class TableTest {
 public:
  explicit TableTest(const ValidatorSetup& setup);
  void Run(const Document& document, Report* report) const;

 private:
  // A word of the list stands in `span`.
  bool Names(const Document& document, const WordList& list, Span span) const;
  void Column(const Document& document, const std::vector<Row>& table,
              size_t column, Report* report) const;
  void Rows(const Document& document, const std::vector<Row>& table,
            Report* report) const;

  // "Share of budget": shares of one whole.
  void Shares(const Document& document, const std::vector<Row>& table,
              size_t column, Report* report) const;

  const Binding* table_;
  const Binding* row_;
  const Binding* whole_;
  WordList totals_{};
  WordList shares_{};
  WordList of_one_{};
};

}  // namespace galley
