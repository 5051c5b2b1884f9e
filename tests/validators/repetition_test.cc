// Words and phrases said twice, by mistake and by right.
#include "validators/repetition.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/validated.h"

namespace galley {
namespace {

std::string Found(const std::string& text) {
  return FoundBy(&MakeRepetition,
                 BindingsFor({"word", "phrase"}, {{"allowed", "had that"},
                                                  {"functions", "the of"},
                                                  {"effect", "more"}}),
                 text);
}

TEST(Repetition, FindsWordsSaidTwice) {
  EXPECT_EQ(Found("All of of it."), "word 'of of'; ");
  EXPECT_EQ(Found("Of the\nthe wells."), "word 'the\nthe'; ");
  EXPECT_EQ(Found("With the The Union."), "word 'the The'; ");
  EXPECT_EQ(Found("WFP WFP gave."), "word 'WFP WFP'; ");
  EXPECT_EQ(Found("Gender and gender: Gender-Gender plans."),
            "word 'Gender-Gender'; ");
}

TEST(Repetition, FindsPhrasesSaidTwice) {
  EXPECT_EQ(Found("It is in the in the field."), "phrase 'in the in the'; ");
  EXPECT_EQ(Found("So we dug wells we dug wells."),
            "phrase 'we dug wells we dug wells'; ");
}

TEST(Repetition, RespectsNamesEffectAndGrammar) {
  for (const char* text :
       {"They had had that that year.", "In Pago Pago.", "New York New York.",
        "Step by step by step.", "It grew, and more and more came.",
        "A win-win for all.", "To, to and fro.", "5 5 and A A."}) {
    EXPECT_EQ(Found(text), "") << text;
  }
}

}  // namespace
}  // namespace galley
