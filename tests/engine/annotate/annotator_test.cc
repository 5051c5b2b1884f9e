// What the default packs find, in sentences: all eight types, with traps.
#include "engine/annotate/annotator.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/text/marked_text.h"
#include "tests/support/packs.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

// Marks in, marks out: each sentence is stripped of its marks and tagged.
void ExpectAllFound(const std::vector<const char*>& sentences) {
  for (const char* sentence : sentences) {
    const auto marked = ParseMarks(sentence, MarkDialect::kGolden);
    ASSERT_TRUE(marked) << sentence;
    EXPECT_EQ(Tagged(marked->text), sentence);
  }
}

TEST(DateRange, BorrowsTheYearFromItsOtherEnd) {
  EXPECT_EQ(Tagged("held January to June 2022"),
            "held ⟦date=2022-01/2022-06|January to June 2022⟧");
}

TEST(DefaultPacks, FindDates) {
  ExpectAllFound({
      "It began on ⟦date=2022-06-04|4 June 2022⟧ after a long delay.",
      "It began on ⟦date=2022-06-04|June 4, 2022⟧ after a long delay.",
      "It ended in ⟦date=2023-11|November 2023⟧.",
      "Water ran short in ⟦date=2023-Q2|Q2 of 2023⟧ again.",
      "The survey ran from ⟦date=2019/2021|2019 to 2021⟧.",
      "It was held on ⟦date=2023-03-05/2023-03-09|5–9 March 2023⟧.",
      "It was common in the ⟦date=1990/1999|1990s⟧.",
      "The budget for ⟦date=2020/2021|FY2020/21⟧ was cut.",
      "Rain has fallen since ⟦date=--07|July⟧ without a break.",
      "They were back by ⟦date=2021|late 2021⟧.",
      "The last report is of ⟦date=2021-02-01|01/02/2021⟧.",
  });
}

TEST(DefaultPacks, FindSharesMoneyAndCounts) {
  ExpectAllFound({
      "⟦percentage=62|About 62 per cent⟧ of those asked agreed.",
      "Prices rose by ⟦percentage=7.5|7.5%⟧ again.",
      "Losses ran to ⟦percentage=6..20|6–20 %⟧ of the harvest.",
      "It cost ⟦money=USD 2300000|US$2.3 million⟧ to build.",
      "It cost ⟦money=EUR 20|€20⟧ to enter.",
      "Seats sell at ⟦money=GBP 240..260|£240–£260⟧ apiece.",
      "The prize is ⟦money=EUR 400|400 euros⟧ or nothing.",
      "⟦count=5400|More than 5,400⟧ farmers were trained.",
      "⟦count=18/22|18 of 22⟧ ministries have joined.",
      "⟦count=3|Three⟧ new clinics were opened.",
      "It reached ⟦count=1300000|1.3 million⟧ people.",
      "The camp holds ⟦count=20..30|20 to 30⟧ families.",
  });
}

TEST(DefaultPacks, FindNames) {
  ExpectAllFound({
      "It was paid for by ⟦agency=un-women|UN Women⟧ alone.",
      "It was paid for by ⟦agency=un-women|UN\u00A0Women⟧ alone.",
      "The ⟦agency=who|World Health Organization⟧ advised against it.",
      "The ⟦programme=spotlight-initiative|Spotlight Initiative⟧ ended.",
      "They signed the ⟦instrument=paris-agreement|Paris Agreement⟧ late.",
      "Wells were dug in ⟦place=KE|Kenya⟧ and in ⟦place=ZM|Zambia⟧.",
      "It rained in ⟦place=BA|Bosnia and Herzegovina⟧ all month.",
      "It rained in ⟦place=CI|Côte d’Ivoire⟧ all month.",
  });
}

TEST(DefaultPacks, LearnNamesThatTheDocumentDefines) {
  EXPECT_EQ(Tagged("The World Design Organisation (WDO) met.\n\n"
                   "Later the WDO left."),
            "The ⟦agency|World Design Organisation⟧ (⟦agency|WDO⟧) met.\n\n"
            "Later the ⟦agency|WDO⟧ left.");
  EXPECT_EQ(Tagged("Later the WDO left."), "Later the WDO left.");
}

TEST(DefaultPacks, AreNotTrappedByWordsThatLookLikeEntities) {
  ExpectAllFound({
      "They may march in step with us.",
      "As said on page 38, a 22-year-old woman spoke.",
      "Pillar 4 of the plan is about the COVID-19 response.",
      "As Chad Phiri has often said, it is late.",
      "She is one of the pioneers of her trade.",
      "This is the fourth phase of the work.",
      "It was dug in ⟦place=TD|Chad⟧, not here.",
      "Call the office at 650-333-6555 for help.",
      "They are reading a book, and the turkey is in the oven.",
  });
}

TEST(DefaultPacks, NeverFindAcrossBlocks) {
  EXPECT_EQ(Tagged("- held in June\n- 2022 was wet"),
            "- held in ⟦date=--06|June⟧\n- ⟦date=2022|2022⟧ was wet");
  EXPECT_EQ(Tagged("# UN\n\nWomen met there."),
            Tagged("# UN") + "\n\nWomen met there.");
}

TEST(DefaultPacks, FindTheSameOverLineEndsAndTypography) {
  for (const char* gap : {" ", "\n", "\u00A0", "\u2009", "  "}) {
    const std::string date = "4" + std::string(gap) + "June" + gap + "2022";
    EXPECT_EQ(
        Tagged("They met on " + date + " in Kenya.", "draft.md"),
        "They met on ⟦date=2022-06-04|" + date + "⟧ in ⟦place=KE|Kenya⟧.");
  }
}

TEST(Annotator, RemembersNothingOfTheDocumentBefore) {
  const auto first = DraftOf(
      "The World Design Organisation (WDO) met in Namibia. It cost $5 and "
      "20 dollars, on 4 June 2022.");
  const auto second = DraftOf("The WDO paid 20 dollars on 5 June. K110.");
  const auto shown = [](Annotator& annotator, const Document& document) {
    Report report;
    report.annotations = annotator.Annotate(document, &report.problems);
    return Shown(document, report);
  };
  Annotator used(DefaultDatabase());
  const std::string before = shown(used, *first);
  Annotator fresh(DefaultDatabase());
  EXPECT_EQ(shown(used, *second), shown(fresh, *second));
  EXPECT_EQ(shown(used, *first), before);
}

TEST(Annotator, AloneGivesTheAnnotationsOfOneRuleBeforeTypesCompete) {
  const auto database = DatabaseOf(R"(
    <pattern id="date.year" type="date"><match>20\d\d</match></pattern>
    <pattern id="count.figure" type="count"><match>\d{1,9}</match></pattern>
    <pattern id="count.wide" type="count"><match>\d{4} wells</match></pattern>
    <pattern id="x.hidden" type="x" internal="yes"><match>wells</match></pattern>
    <resolve><over winner="count" loser="date"/></resolve>
)");
  ASSERT_NE(database, nullptr);
  const auto document = DraftOf("In 2022 they dug 2040 wells");
  Annotator annotator(*database);
  const auto alone = [&](const char* rule) {
    std::string shown;
    for (const Annotation& one :
         annotator.AnnotateAlone(*document, database->book.RuleIndex(rule))) {
      shown += std::string(one.span.In(document->text())) + ";";
    }
    return shown;
  };
  EXPECT_EQ(alone("date.year"), "2022;2040;");
  EXPECT_EQ(alone("count.figure"), "2022;2040;");
  EXPECT_EQ(alone("count.wide"), "2040 wells;");
  EXPECT_EQ(alone("x.hidden"), "wells;");
  EXPECT_EQ(Tagged(*database, document->text()),
            "In ⟦count|2022⟧ they dug ⟦count|2040 wells⟧");
}

TEST(Annotator, KeepsNestedEntitiesWhereAPackSaysSo) {
  const auto database = DatabaseOf(R"(
    <pattern id="agency.a" type="agency"><match>City of \w{2,9} Works</match></pattern>
    <pattern id="place.p" type="place"><match>Apia|Works [A-Z]{3}</match></pattern>
    <pattern id="date.d" type="date"><match>of Apia</match></pattern>
    <resolve><nest outer="agency" inner="place"/></resolve>
)");
  ASSERT_NE(database, nullptr);
  EXPECT_EQ(Tagged(*database, "The City of Apia Works met"),
            "The ⟦agency|City of ⟦place|Apia⟧ Works⟧ met");
  EXPECT_EQ(Tagged(*database, "The City of Suva Works XYZ met"),
            "The ⟦agency|City of Suva Works⟧ XYZ met");
}

}  // namespace
}  // namespace galley
