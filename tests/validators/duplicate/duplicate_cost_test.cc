// What the search for copies costs grows with the document, not faster.
#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "tests/support/duplicates.h"
#include "validators/duplicate/duplicate.h"

namespace galley {
namespace {

// Of the processor: what else the machine does is no part of it.
double SecondsFor(const std::string& text, size_t* findings) {
  const auto document = DraftOf(text);
  Report report;
  const std::clock_t begin = std::clock();
  const Database database;
  MakeDuplicate({database, {}, AllDuplicateKinds()})
      ->Validate(*document, &report);
  const std::clock_t took = std::clock() - begin;
  *findings = report.findings.size();
  return static_cast<double>(took) / CLOCKS_PER_SEC;
}

// A word of its own for every number.
std::string Word(int number) {
  std::string word = "w";
  for (; number > 0; number /= 26) {
    word += static_cast<char>('a' + number % 26);
  }
  return word;
}

// Half of the blocks are copied as a whole, of the others a sentence.
std::string PairsOfBlocks(int pairs) {
  std::string text;
  for (int copy = 0; copy < 2; ++copy) {
    for (int n = 0; n < pairs; ++n) {
      // In another order, so that neighbours are no block.
      const int i = copy == 0 ? n : pairs - 1 - n;
      for (int k = 0; k < 9; ++k) text += Word(10 * i + k + 7) + "well ";
      text += "ended.";
      if (i % 2 != 0) text += " Then " + Word(2 * i + copy) + "rain came.";
      text += "\n\n";
      text += Word(3 * (2 * i + copy)) + "line stands alone here.\n\n";
    }
  }
  return text;
}

// A ratio within one run: quadratic work would be 64 times as much.
TEST(Duplicate, OfManyGroupsCostsNoMoreThanItsLength) {
  size_t few = 0;
  size_t many = 0;
  double small = SecondsFor(PairsOfBlocks(500), &few);
  small = std::min(small, SecondsFor(PairsOfBlocks(500), &few));
  const double large = SecondsFor(PairsOfBlocks(4000), &many);
  EXPECT_EQ(few, 2u * 500);
  EXPECT_EQ(many, 2u * 4000);
  EXPECT_LT(large, small * 32);
}

TEST(Duplicate, OfOneLineThousandsOfTimesCostsNoMoreThanItsLength) {
  std::string text;
  for (int i = 0; i < 20000; ++i) {
    text += "The same eight words are on every line.\n\n";
  }
  size_t findings = 0;
  SecondsFor(text, &findings);  // all places of all: 20 GB
  EXPECT_EQ(findings, 20000u);
}

}  // namespace
}  // namespace galley
