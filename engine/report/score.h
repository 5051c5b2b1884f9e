// Score: how right a report is, measured against marks set by hand.
//
// What counts as right: ANNOTATION.md, "Scoring".
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "engine/check/report.h"
#include "engine/text/document.h"
#include "engine/text/marked_text.h"

namespace galley {

struct EntityTally {
  size_t gold = 0;         // marks that are scored
  size_t found = 0;        // annotations that count
  size_t strict = 0;       // type and span agree
  size_t lenient = 0;      // marks that an annotation of the type overlaps
  size_t misplaced = 0;    // annotations that overlap without agreeing
  size_t valued = 0;       // strict ones whose mark says a value
  size_t right_value = 0;  // of these
};

struct FindingTally {
  size_t gold = 0;
  size_t right = 0;
  size_t extra = 0;
};

// Of one rule: what it found that counts, and how much of it is right. A rule
// has no truth of its own, so no recall: `right` over the truth of its type is
// its share of it.
struct RuleTally {
  size_t found = 0;
  size_t right = 0;    // strictly
  size_t lenient = 0;  // right, or overlapping what is
};

struct Score {
  std::map<std::string, EntityTally> entities{};   // by type
  std::map<std::string, FindingTally> findings{};  // by category
  std::map<std::string, RuleTally> rules{};        // by id

  void Add(const Score& other);
};

// `truth`: marks over the bytes of the file that `document` was read from.
Score ScoreReport(const Document& document, const Report& report,
                  const std::vector<Mark>& truth);

// Precision, recall and F1, a line for each type and category and for all.
std::string ScoreTable(const Score& score);
// Precision, strict and lenient, a line for each rule that found something
// wrong, worst first; empty: none did.
std::string RuleTable(const Score& score);

// Of one type or category, as ScoreTable has it.
struct Measures {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  double lenient_f1 = 0;
};
Measures MeasuresOf(const EntityTally& tally);
Measures MeasuresOf(const FindingTally& tally);

}  // namespace galley
