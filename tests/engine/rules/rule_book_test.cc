// Linking: ids are unique, references resolve, needs come first.
#include "engine/rules/rule_book.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/rules/rule_pack.h"

namespace galley {
namespace {

// Packs a.xml, b.xml, ... of these elements, and what LinkRules says of them.
struct Linked {
  explicit Linked(const std::vector<std::string>& packs) {
    std::vector<RulePack> read;
    char name = 'a';
    for (const std::string& elements : packs) {
      read.push_back(ReadRulePack(std::string(1, name++) + ".xml",
                                  "<pack id='p'>\n" + elements + "\n</pack>",
                                  &errors));
    }
    EXPECT_TRUE(errors.empty());
    TypeTable table;
    table.types = {"agency", "count", "date"};
    table.categories = {"leftover", "spacing"};
    book = LinkRules(std::move(read), std::move(table), &errors);
  }
  std::string Shown() const {
    std::string shown;
    for (const Error& error : errors) shown += ToString(error) + "\n";
    return shown;
  }
  std::string Stages() const {
    std::string stages;
    for (const TypeId type : book.stages) stages += book.types[type].name + " ";
    return stages;
  }

  Errors errors;
  RuleBook book;
};

TEST(LinkRules, SortsRulesAndListsByNameWhateverTheFiles) {
  const std::string first =
      "<list name='m'>x</list><pattern id='date.b' type='date'><match>b"
      "</match></pattern><pattern id='count.z' type='count'><match>z</match>"
      "</pattern>";
  const std::string second =
      "<pattern id='date.a' type='date'><match>a</match></pattern>"
      "<list name='l'>x</list>";
  for (const Linked& linked :
       {Linked({first, second}), Linked({second, first})}) {
    EXPECT_EQ(linked.Shown(), "");
    std::string ids;
    for (const Rule& rule : linked.book.rules) ids += rule.id + " ";
    EXPECT_EQ(ids, "count.z date.a date.b ");
    EXPECT_EQ(linked.book.lists[0].name, "l");
    EXPECT_EQ(linked.book.symbols.lists.at("m"), 1u);
    EXPECT_EQ(linked.book.RuleIndex("date.a"), 1u);
    EXPECT_EQ(linked.book.RuleIndex("date.c"), kNoIndex);
    EXPECT_EQ(linked.book.RuleIndex(""), kNoIndex);
  }
}

TEST(LinkRules, ReportsEveryNameThatIsTakenAndWhere) {
  const std::string pack =
      "<list name='l'>x</list>\n<pattern id='date.a' type='date'><match>a"
      "</match></pattern>";
  EXPECT_EQ(Linked({pack, pack, pack}).Shown(),
            "b.xml:2:1: list \"l\" is defined at a.xml:2 too; rename one\n"
            "c.xml:2:1: list \"l\" is defined at b.xml:2 too; rename one\n"
            "b.xml:3:1: date.a: this id is taken at a.xml:3; rename one\n"
            "c.xml:3:1: date.a: this id is taken at b.xml:3; rename one\n");
  EXPECT_EQ(
      Linked({"<define name='y'>a</define>", "<define name='y'>b</define>"})
          .Shown(),
      "b.xml: macro \"y\" is defined in another pack too; rename one\n");
  EXPECT_EQ(Linked({"<list name='l'>x</list>"
                    "<gazetteer id='l.g' name='l' file='g.tsv'/>"})
                .Shown(),
            "a.xml:2:24: list \"l\" is defined at a.xml:2 too; rename one\n");
}

TEST(LinkRules, ReportsUnknownTypesCategoriesAndBadIds) {
  EXPECT_EQ(
      Linked({"<pattern id='date' type='date'><match>a</match></pattern>\n"
              "<pattern id='day.a' type='day'><match>a</match></pattern>\n"
              "<check id='tone.a' category='tone' severity='info'><match>a"
              "</match><message>m</message><why>w</why></check>\n"
              "<sequence id='count.a' type='count'><span type='gone'><w>a</w>"
              "</span></sequence>"})
          .Shown(),
      "a.xml:2:1: date: an id is type.name or category.name\n"
      "a.xml:3:1: day.a: type \"day\" is none of agency count date "
      "(types.xml); mark the rule internal=\"yes\" if only other rules need "
      "it\n"
      "a.xml:4:1: tone.a: category \"tone\" is none of leftover spacing "
      "(types.xml)\n"
      "a.xml:5:1: count.a: <span type=\"gone\">: there is no such type\n");
}

TEST(LinkRules, ReportsUnknownCapturesWherverTheyAreNamed) {
  const std::string errors =
      Linked({"<sequence id='date.a' type='date'><w as='n'>a</w>\n"
              "<before span='x1'><w>b</w></before>\n"
              "<unless><at where='block' span='x2'/></unless>\n"
              "<set name='value' to='join(n, fold(x3))'/>\n"
              "<set span='x4' name='part' to=\"'p'\"/>\n"
              "<refine span='x5' to='initials(n, x6)'/>\n"
              "<learn surface='x7' from='x8'/>\n"
              "<set name='whole' to='0'/></sequence>"})
          .Shown();
  for (int i = 1; i <= 8; ++i) {
    const std::string name = "there is no capture \"x" + std::to_string(i);
    EXPECT_NE(errors.find(name), std::string::npos) << i << "\n" << errors;
  }
  EXPECT_EQ(std::ranges::count(errors, '\n'), 8) << errors;
}

TEST(LinkRules, KnowsTheCapturesOfPatternsAndSequences) {
  const auto captures = [](const std::string& element) {
    const Linked linked({"<define name='y'>a</define>" + element});
    std::string names;
    for (const Rule& rule : linked.book.rules) {
      for (const std::string& name : CapturesOf(rule)) names += name + " ";
    }
    return names;
  };
  EXPECT_EQ(captures("<pattern id='date.a' type='date'><match>{y:b}(?'a'x)"
                     "|(?&lt;c-d>x){y}{y:b}\\{y:no}(?:x){2}</match></pattern>"),
            "a b c-d ");
  EXPECT_EQ(captures("<sequence id='date.a' type='date'><alt as='d'><w as='b'>"
                     "a</w><rep min='0' max='1'><span as='c'><w as='b'>x</w>"
                     "</span></rep></alt></sequence>"),
            "b c d ");
}

TEST(LinkRules, MakesTypesInTheOrderInWhichRulesNeedThem) {
  // agency needs zeta, zeta needs date; count needs nothing.
  const Linked linked(
      {"<sequence id='agency.a' type='agency'><w>a</w><unless><near words='2'>"
       "<a type='zeta'/></near></unless></sequence>"
       "<pattern id='zeta.a' type='zeta' internal='yes'><match>z</match>"
       "<inside type='date'/></pattern>"});
  EXPECT_EQ(linked.Shown(), "");
  EXPECT_EQ(linked.Stages(), "date zeta agency count ");
}

TEST(LinkRules, MakesTheTypesOfSpansBehindTheTypeOfTheirRule) {
  const Linked linked(
      {"<sequence id='date.a' type='date'><span type='agency'><w>a</w></span>"
       "</sequence>"});
  EXPECT_EQ(linked.Shown(), "");
  EXPECT_EQ(linked.Stages(), "date agency count ");
}

TEST(LinkRules, ReportsACircleOfTypesWithItsWay) {
  const std::string errors =
      Linked(
          {"<sequence id='agency.a' type='agency'><a type='date'/></sequence>\n"
           "<sequence id='date.a' type='date'><w>a</w>"
           "<after><a type='zeta'/></after></sequence>\n"
           "<sequence id='zeta.a' type='zeta' internal='yes'><w>z</w>"
           "<contains><a type='agency'/></contains></sequence>"})
          .Shown();
  EXPECT_EQ(errors,
            "a.xml:2:1: types need each other in a circle: agency -> date -> "
            "zeta -> agency; give one of the rules an internal type\n");
}

TEST(LinkRules, LetsATypeLookAtItselfNowhere) {
  EXPECT_NE(Linked({"<sequence id='date.a' type='date'><w>a</w><opt><a "
                    "type='date'/></opt></sequence>"})
                .Shown()
                .find("in a circle: date -> date"),
            std::string::npos);
}

TEST(LinkRules, DoesNotCountChecksIntoCircles) {
  EXPECT_EQ(Linked({"<check id='spacing.a' category='spacing' severity='info'>"
                    "<a type='date'/><inside type='count'/><message>m</message>"
                    "<why>w</why></check>"})
                .Shown(),
            "");
}

}  // namespace
}  // namespace galley
