// Conditions, each on the word "go" of a sentence: where it holds it is marked.
#include "engine/annotate/condition.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/packs.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

struct Case {
  const char* condition;
  std::vector<const char*> holds;
  std::vector<const char*> fails;
};

// The condition on a sequence and on a pattern; `text` as Markdown.
std::string TaggedWith(const std::string& condition, const std::string& text,
                       bool pattern) {
  const auto database = DatabaseOf(fmt::format(
      "<pattern id='label.l' type='label' internal='yes'><match>see go \\w+|Act"
      "</match></pattern>\n<{0} id='count.go' type='count'>{1}{2}</{0}>\n",
      pattern ? "pattern" : "sequence",
      pattern ? "<match>(?'g'go)</match>" : "<w as='g'>go</w>", condition));
  return database == nullptr ? "no database" : Tagged(*database, text);
}

void ExpectAll(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    for (const bool pattern : {false, true}) {
      SCOPED_TRACE(c.condition + std::string(pattern ? " on a pattern" : ""));
      for (const char* text : c.holds) {
        EXPECT_NE(TaggedWith(c.condition, text, pattern).find("⟦count|go⟧"),
                  std::string::npos)
            << text;
      }
      for (const char* text : c.fails) {
        EXPECT_EQ(TaggedWith(c.condition, text, pattern), text);
      }
    }
  }
}

TEST(Condition, LooksAtWhatStandsBeside) {
  ExpectAll({
      {"<before><w>we</w></before>",
       {"we go", "we\ngo"},
       {"go we", "we. go", "We go", "we\n\ngo"}},
      {"<after><w>to|in the</w></after>",
       {"go to", "go in the"},
       {"go in a", "to go", "go"}},
      {"<before><w>we</w><opt><w>all</w></opt></before>",
       {"we go", "we all go"},
       {"all go"}},
      {"<before><tight/><w>-</w></before>", {}, {"go"}},
      {"<after><tight/><w>-</w></after>", {"go- on"}, {"go - on"}},
      {"<unless><after><w shape='capitalised'/></after></unless>",
       {"go there", "go"},
       {"go There"}},
      {"<before><w>we</w></before><after><w>on</w></after>",
       {"we go on"},
       {"we go", "go on"}},
      {"<unless><before><w>we</w></before><after><w>on</w></after></unless>",
       {"we go", "go on"},
       {"we go on"}},
      {"<after span='g'><w>on</w></after>", {"go on"}, {"go off"}},
  });
}

TEST(Condition, LooksNearInWords) {
  ExpectAll({
      {"<near words='2'><w>far</w></near>",
       {"far x go", "far go", "go x far", "go far"},
       {"far x y go", "go x y far", "far\n\ngo"}},
      {"<near words='2' side='before'><w>far</w></near>",
       {"far x go"},
       {"go far"}},
      {"<near words='2' side='after'><w>far</w></near>",
       {"go far"},
       {"far go"}},
      {"<near words='2'><w>so far</w></near>",
       {"so far go", "go so far"},
       {"go x so far"}},
  });
}

TEST(Condition, LooksAtWhatCoversAndWhatIsInside) {
  ExpectAll({
      {"<inside type='label'/>", {"see go x"}, {"go", "Act go"}},
      {"<unless><inside type='label'/></unless>", {"Act go"}, {"see go x"}},
      {"<inside block='list'/>", {"- go\n- x"}, {"go"}},
      {"<inside block='paragraph'/>", {"x\n\ngo"}, {"- go\n- x"}},
      {"<contains><w>go|gone</w></contains>", {"go"}, {}},
      {"<contains><w>on</w></contains>", {}, {"go on"}},
  });
}

TEST(Condition, LooksAtThePlaceInItsLineAndBlock) {
  ExpectAll({
      {"<at where='block-start'/>",
       {"go on", "x\n\ngo on"},
       {"we go", "x y z,\ngo on"}},
      {"<at where='block-end'/>", {"we go"}, {"go on", "go."}},
      {"<at where='block'/>", {"go", "x\n\ngo\n\ny"}, {"go on", "we go"}},
      {"<at where='line-start'/>", {"go on", "we all,\ngo on"}, {"we go"}},
      {"<at where='line-end'/>", {"we go\non foot", "we go"}, {"we go on"}},
      {"<at where='line'/>",
       {"we all,\ngo\non foot"},
       {"we go\non", "we\ngo on"}},
      {"<at where='sentence-start'/>",
       {"go on", "It is. go on", "So: go"},
       {"we go", "we, go"}},
      {"<at where='capitals'/>",
       {"WE ALL go", "WE go ALL, 4"},
       {"WE go", "WE ALL go on", "we go"}},
  });
}

TEST(Condition, OnACaptureThatTookNoPartFails) {
  const auto database = DatabaseOf(R"(
    <sequence id="count.x" type="count"><w>go</w><opt><w as="o">on</w></opt>
      <unless><after span="o"><w>far</w></after></unless></sequence>
    <sequence id="date.x" type="date"><w>go</w><opt><w as="o">on</w></opt>
      <before span="o"><w>go</w></before></sequence>
)");
  ASSERT_NE(database, nullptr);
  EXPECT_EQ(Tagged(*database, "go x"), "⟦count|go⟧ x");
  EXPECT_EQ(Tagged(*database, "go on far"), "⟦date|go on⟧ far");
}

TEST(Condition, ThatFailsLetsTheSearchGoOnAtTheNextPlace) {
  const auto database = DatabaseOf(R"(
    <sequence id="count.x" type="count"><w shape="lower"/><w shape="lower"/>
      <unless><before><w>the</w></before></unless>
      <unless><contains><w>the</w></contains></unless></sequence>
)");
  ASSERT_NE(database, nullptr);
  EXPECT_EQ(Tagged(*database, "the big red dog ran off"),
            "the big ⟦count|red dog⟧ ⟦count|ran off⟧");
}

TEST(Condition, OfAPolicyKnowsWhetherTheDocumentNamesTheBody) {
  const auto database = DatabaseOf(
      R"(<gazetteer id="agency.g" name="g" file="g.tsv" type="agency">
    <policy name="context"><document has="name"/></policy>
    <policy name="in"><before><w>in</w></before></policy>
  </gazetteer>
)",
      {{"g.tsv",
        "id\tsurface\tform\tcase\tclass\tpolicy\n"
        "bu\tBoatmen's "
        "Union\tname\tsmart\t\t\nbu\tBU\tacronym\texact\t\tcontext\n"
        "bu\tBoaters\tother\texact\t\tnever\n"
        "m\tMay\tname\texact\t\tin\nx\tXan\tname\texact\t\tno-such\n"}});
  ASSERT_NE(database, nullptr);
  EXPECT_EQ(Tagged(*database, "The BU met."), "The BU met.");
  EXPECT_EQ(Tagged(*database, "BU\n\nThe Boatmen’s Union met."),
            "⟦agency=bu|BU⟧\n\nThe ⟦agency=bu|Boatmen’s Union⟧ met.");
  EXPECT_EQ(Tagged(*database, "The Boaters met BU."),
            "The Boaters met ⟦agency=bu|BU⟧.");
  EXPECT_EQ(Tagged(*database, "May was in May, Xan"),
            "May was in ⟦agency=m|May⟧, Xan");
}

}  // namespace
}  // namespace galley
