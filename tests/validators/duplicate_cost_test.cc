// What the search for copies costs grows with the document, not faster.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "tests/support/tagged.h"
#include "validators/duplicate/duplicate.h"

namespace galley {
namespace {

double SecondsFor(const std::string& text, size_t* findings) {
  const auto document = DraftOf(text);
  std::vector<Binding> bindings(2);
  bindings[0].rule = bindings[0].kind = "paragraph";
  bindings[1].rule = bindings[1].kind = "sentence";
  Report report;
  const auto begin = std::chrono::steady_clock::now();
  const Database database;
  MakeDuplicate({database, {}, bindings})->Validate(*document, &report);
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - begin;
  *findings = report.findings.size();
  return took.count();
}

std::string PairsOfBlocks(int pairs) {
  std::string text;
  for (int copy = 0; copy < 2; ++copy) {
    for (int i = 0; i < pairs; ++i) {
      const std::string number = std::to_string(i);
      text += "Well number " + number + " was dug by hand in the dry year.";
      // Blocks of two sentences, half of them copied as a whole.
      text += i % 2 == 0 ? " Rain came.\n\nx" + std::to_string(copy) + number
                         : " It held " + std::to_string(i + copy) + ".";
      text += "\n\n";
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
