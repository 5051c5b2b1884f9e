// Words split and run together: what the word list decides, and what it must
// leave alone.
#include "validators/spacing/spacing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "engine/base/data_dir.h"
#include "tests/support/found.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Spacing, JoinsPartsThatAreAWordTogether) {
  EXPECT_THAT(Found("spacing", "The harb our was dredged in May."),
              ElementsAre("split: harb our"));
  EXPECT_THAT(Found("spacing", "Most of th em came late."),
              ElementsAre("split: th em"));
  EXPECT_THAT(Found("spacing", "They har bou red all boats of the coast."),
              ElementsAre("split: har bou red"));
  EXPECT_THAT(Found("spacing", "It was in Bang ladesh and in Peru."),
              ElementsAre("split: Bang ladesh"));
}

TEST(Spacing, LeavesWordsNamesAndOtherLanguagesAlone) {
  for (const char* text : {
           "They flew in formation over a part of the bay.",
           "The letter p values and the x axis of the chart",
           "Kofi as chair, Petr and Dmitri on the board",
           "pre- and post-test, a follow- up",
           "Les fem mes du village sont ven ues hier avec leurs enfants.",
           "See mill.example/harb our and ana@harb our",
           "the depart\nment of ports",  // a line end is another matter
       }) {
    EXPECT_THAT(Found("spacing", text),
                testing::Not(testing::Contains(testing::StartsWith("split:"))))
        << text;
  }
}

TEST(Spacing, TakesWhatRecursForATerm) {
  EXPECT_THAT(
      Found("spacing", "A pon is a boat. Each pon ties to a pier. A pon der."),
      IsEmpty());
}

TEST(Spacing, PartsWordsThatRunTogether) {
  EXPECT_THAT(Found("spacing", "the loans of thebakers and millersand weavers"),
              ElementsAre("glued: thebakers", "glued: millersand"));
  EXPECT_THAT(Found("spacing", "It is a new policyFarmers of the bay."),
              ElementsAre("glued-capital: policyFarmers"));
  EXPECT_THAT(Found("spacing", "The NPA met. The millsNPA reports rose."),
              ElementsAre("glued-capital: millsNPA"));
  EXPECT_THAT(Found("spacing", "HarvestHarvest rose in May."),
              ElementsAre("glued-capital: HarvestHarvest"));
  EXPECT_THAT(Found("spacing",
                    "Savings groups grew. Other savings groups did not, and "
                    "savingsgroups closed."),
              ElementsAre("glued: savingsgroups"));
}

TEST(Spacing, KnowsNamesAddressesAndCompounds) {
  for (const char* text : {
           "YouTube, LinkedIn, HeForShe, McKinsey, iPhone, eLearning, UNiTE",
           "forwood@mill.example, thebakers.example, #thebakers, the_bakers",
           "smallholder farms with handpumps in Portland and Switzerland",
           "Fortin and Theodor of Kilimand",
       }) {
    EXPECT_THAT(Found("spacing", text), IsEmpty()) << text;
  }
}

TEST(Spacing, TellsDoubledSpacesFromTheWayADraftIsSet) {
  EXPECT_THAT(Found("spacing", "They met in  person, by  ferry."),
              ElementsAre("doubled: in  person", "doubled: by  ferry"));
  EXPECT_THAT(Found("spacing", "They met.  Cost:  40 francs    a day."),
              IsEmpty());
  std::string set_so;
  for (int i = 0; i < 20; ++i) set_so += "the  old  mill ";
  EXPECT_THAT(Found("spacing", set_so), IsEmpty());
}

TEST(Spacing, OffersTheRepair) {
  const auto document = DraftOf("The harb our was dredged in May.");
  Report report;
  const Database database;
  const auto words = Lexicon::Open(DataDir() + "/gazetteers/english-words.txt");
  ASSERT_TRUE(words);
  Binding split;
  split.rule = "spacing.split";
  split.kind = "split";
  split.message = "write \"{word}\"";
  split.words = &*words;
  MakeSpacing({database, {}, {split}})->Validate(*document, &report);
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].message, "write \"harbour\"");
  ASSERT_EQ(report.findings[0].fix.size(), 1u);
  EXPECT_EQ(report.findings[0].fix[0].replacement, "harbour");
}

}  // namespace
}  // namespace galley
