// Names that a document defines, for that document only.
#include "engine/annotate/learn.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "tests/support/packs.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

const Database& Bodies() {
  static const std::unique_ptr<Database> database = DatabaseOf(
      R"xml(
  <gazetteer id="agency.g" name="g" file="g.tsv" type="agency" priority="60"/>
  <sequence id="agency.defined" type="agency">
    <span as="long"><w shape="capitalised"/><rep min="1" max="6"><alt><w shape="capitalised"/><w>of|the|and|for</w><seq><w>-</w><w shape="word"/></seq></alt></rep></span>
    <w>(</w><span as="short"><w shape="acronym"/></span><w>)</w>
    <refine span="long" to="initials(long, short)"/>
    <learn surface="short" from="long"/>
  </sequence>
  <sequence id="programme.known" type="programme">
    <span as="long"><w shape="capitalised"/><w>Plan</w></span>
    <w>, known as</w><span as="short"><w shape="capitalised"/><rep min="0" max="3"><w shape="capitalised"/></rep></span>
    <learn surface="short" from="long"/>
  </sequence>
)xml",
      {{"g.tsv",
        "id\tsurface\tform\tcase\tclass\nwdo\tWorld Design "
        "Organisation\tname\tsmart\t\n"}});
  return *database;
}

TEST(Learn, FindsADefinedNameBeforeAndBehindItsDefinition) {
  EXPECT_EQ(Tagged(Bodies(),
                   "The RBA met.\n\nThe Red Boat Association (RBA) "
                   "left. RBA’s boat, an RBA-led race; rba, RBAX."),
            "The ⟦agency|RBA⟧ met.\n\nThe ⟦agency|Red Boat Association⟧ "
            "(⟦agency|RBA⟧) left. ⟦agency|RBA⟧’s boat, an ⟦agency|RBA⟧-led "
            "race; rba, RBAX.");
  EXPECT_EQ(Tagged(Bodies(), "The RBA met."), "The RBA met.");
}

TEST(Learn, FindsThePluralOfAnAcronym) {
  EXPECT_EQ(Tagged(Bodies(), "Red Boat Association (RBA) and all RBAs"),
            "⟦agency|Red Boat Association⟧ (⟦agency|RBA⟧) and all "
            "⟦agency|RBAs⟧");
}

TEST(Learn, GivesTheIdOfTheLongNameWhereAGazetteerKnowsIt) {
  EXPECT_EQ(Tagged(Bodies(), "World Design Organisation (WDO) met. WDO left."),
            "⟦agency=wdo|World Design Organisation⟧ (⟦agency|WDO⟧) met. "
            "⟦agency=wdo|WDO⟧ left.");
}

TEST(Learn, TakesAPartOfTheLongNameForItsShortOne) {
  const std::unique_ptr<Database> database = DatabaseOf(
      R"xml(
  <sequence id="agency.company" type="agency">
    <span as="long"><seq as="name"><w shape="capitalised"/><w shape="capitalised"/></seq><w>Ltd</w></span>
    <learn surface="name" from="long"/>
  </sequence>
)xml",
      {});
  EXPECT_EQ(Tagged(*database, "Blue Kettle Ltd grew. Blue Kettle boils."),
            "⟦agency|Blue Kettle Ltd⟧ grew. ⟦agency|Blue Kettle⟧ boils.");
}

TEST(Learn, TrimsTheLongNameToTheInitials) {
  struct {
    const char* text;
    const char* tagged;
  } const cases[] = {
      {"Staff of the Red Boat Association (RBA) met",
       "Staff of the ⟦agency|Red Boat Association⟧ (⟦agency|RBA⟧) met"},
      {"Red Boats of the World (RBW)",
       "⟦agency|Red Boats of the World⟧ (⟦agency|RBW⟧)"},
      {"Red Boats of the World (RBOW)",
       "⟦agency|Red Boats of the World⟧ (⟦agency|RBOW⟧)"},
      {"Our Ministry of Women Affairs (MoWA)",
       "Our ⟦agency|Ministry of Women Affairs⟧ (⟦agency|MoWA⟧)"},
      {"Red Boat Associations (RBAs)",
       "⟦agency|Red Boat Associations⟧ (⟦agency|RBAs⟧)"},
      {"Red Boat Association (XYZ)", "Red Boat Association (XYZ)"},
  };
  for (const auto& c : cases) EXPECT_EQ(Tagged(Bodies(), c.text), c.tagged);
}

TEST(Learn, FindsNamesOfSeveralWordsInsideOneBlock) {
  EXPECT_EQ(
      Tagged(Bodies(),
             "The Jobs Plan, known as Work Now Fund. The Work "
             "Now\u00A0Fund ended.\n\nWork Now\n\nFund work now "
             "fund"),
      "The ⟦programme|Jobs Plan⟧, known as ⟦programme|Work Now Fund⟧. The "
      "⟦programme|Work Now\u00A0Fund⟧ ended.\n\nWork Now\n\nFund work now "
      "fund");
}

TEST(Learn, TakesTheFirstOfTwoDefinitions) {
  EXPECT_EQ(Tagged(Bodies(),
                   "Red Boat Association (RBA). Rural Bus Agency "
                   "(RBA). The RBA met."),
            "⟦agency|Red Boat Association⟧ (⟦agency|RBA⟧). ⟦agency|Rural Bus "
            "Agency⟧ (⟦agency|RBA⟧). The ⟦agency|RBA⟧ met.");
}

TEST(Learn, FoundNamesLoseAgainstLongerOnes) {
  EXPECT_EQ(Tagged(Bodies(),
                   "Red Boat Association (RBA). The RBA World "
                   "Organisation (RWO) met."),
            "⟦agency|Red Boat Association⟧ (⟦agency|RBA⟧). The ⟦agency|RBA "
            "World Organisation⟧ (⟦agency|RWO⟧) met.");
}

}  // namespace
}  // namespace galley
