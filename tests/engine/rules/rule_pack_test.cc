// What an author writes arrives whole; what is wrong is told all at once.
#include "engine/rules/rule_pack.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/base/join.h"

namespace galley {
namespace {

std::string Shown(const Element& element) {
  using Kind = Element::Kind;
  std::string shown;
  switch (element.kind) {
    case Kind::kWord:
      shown = "w";
      break;
    case Kind::kAnnotation:
      shown = "a";
      break;
    case Kind::kRow:
      shown = element.output ? "span" : "row";
      break;
    case Kind::kChoice:
      shown = "alt";
      break;
    case Kind::kRepeat:
      shown = fmt::format("rep{}-{}", element.min, element.max);
      break;
    case Kind::kTight:
      return "tight";
    case Kind::kLoose:
      return "loose";
  }
  const auto add = [&](const char* name, const std::vector<std::string>& list) {
    if (!list.empty()) shown += fmt::format(" {}={}", name, Join(list, ","));
  };
  add("texts", element.texts);
  add("in", element.in);
  add("not", element.not_in);
  add("class", element.classes);
  add("shape", element.shapes);
  add("type", element.types);
  if (element.fold) shown += " fold";
  if (!element.capture.empty()) shown += " as=" + element.capture;
  if (!element.output_type.empty()) shown += " is=" + element.output_type;
  for (const Element& child : element.children) {
    shown += " (" + Shown(child) + ")";
  }
  return shown;
}

std::string Shown(const Condition& condition) {
  static const char* const kNames[] = {"before",   "after",    "near",
                                       "inside",   "contains", "at",
                                       "document", "unless"};
  std::string shown = kNames[static_cast<size_t>(condition.kind)];
  if (!condition.span.empty()) shown += " of=" + condition.span;
  if (condition.words != 0) {
    shown += fmt::format(" {} {}", condition.words, condition.side);
  }
  if (!condition.where.empty()) shown += " " + condition.where;
  if (!condition.types.empty()) {
    shown += fmt::format(" type={}", Join(condition.types, ","));
  }
  if (!condition.blocks.empty()) {
    shown += fmt::format(" block={}", Join(condition.blocks, ","));
  }
  if (!condition.elements.children.empty()) {
    shown += " [" + Shown(condition.elements) + "]";
  }
  for (const Condition& child : condition.children) {
    shown += " {" + Shown(child) + "}";
  }
  return shown;
}

RulePack Read(const std::string& elements, Errors* errors) {
  return ReadRulePack("p.xml", "<pack id=\"p\">\n" + elements + "\n</pack>",
                      errors);
}

RulePack ReadWell(const std::string& elements) {
  Errors errors;
  RulePack pack = Read(elements, &errors);
  for (const Error& error : errors) ADD_FAILURE() << ToString(error);
  return pack;
}

TEST(ReadRulePack, ReadsEveryElementOfASequence) {
  struct {
    const char* xml;
    const char* shown;
  } const cases[] = {
      {"<w>a b | c</w>", "w texts=a b,c"},
      {"<w case='fold' as='x'>a</w>", "w texts=a fold as=x"},
      {"<w in='l m' class='p q' shape='upper lower'/>",
       "w in=l,m class=p,q shape=upper,lower"},
      {"<w shape='word' not-in='l'/>", "w not=l shape=word"},
      {"<a type='date count' as='n'/>", "a type=date,count as=n"},
      {"<opt as='o'><w>a</w><w>b</w></opt>",
       "rep0-1 as=o (w texts=a) (w texts=b)"},
      {"<alt><w>a</w><seq as='s'><w>b</w></seq></alt>",
       "alt (w texts=a) (row as=s (w texts=b))"},
      {"<rep min='2' max='5'><a type='date'/></rep>", "rep2-5 (a type=date)"},
      {"<gap max='3'/><w>a</w>", "rep0-3 (w shape=word)"},
      {"<gap max='3' shape='lower' not-in='l'/><w>a</w>",
       "rep0-3 (w not=l shape=lower)"},
      {"<span type='place' as='s'><w>a</w></span>",
       "span as=s is=place (w texts=a)"},
      {"<tight/><w>a</w>", "tight"},
      {"<loose/><w>a</w>", "loose"},
      {"<!-- c --><w><![CDATA[<]]></w>", "w texts=<"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.xml);
    const RulePack pack = ReadWell(
        fmt::format("<sequence id='date.x' type='date'>{}</sequence>", c.xml));
    ASSERT_EQ(pack.rules.size(), 1u);
    ASSERT_FALSE(pack.rules[0].sequence.children.empty());
    EXPECT_EQ(Shown(pack.rules[0].sequence.children[0]), c.shown);
  }
}

TEST(ReadRulePack, ReadsEveryCondition) {
  struct {
    const char* xml;
    const char* shown;
  } const cases[] = {
      {"<before span='c'><w>a</w></before>", "before of=c [row (w texts=a)]"},
      {"<after><w>a</w></after>", "after [row (w texts=a)]"},
      {"<near words='5'><w>a</w></near>", "near 5 both [row (w texts=a)]"},
      {"<near words='60' side='before'><w>a</w></near>",
       "near 60 before [row (w texts=a)]"},
      {"<inside type='date label'/>", "inside type=date,label"},
      {"<inside block='heading'/>", "inside block=heading"},
      {"<contains><a type='date'/></contains>", "contains [row (a type=date)]"},
      {"<at where='line-start' span='c'/>", "at of=c line-start"},
      {"<document has='name'/>", "document name"},
      {"<unless><at where='block'/><unless><after><w>b</w></after></unless>"
       "</unless>",
       "unless {at block} {unless {after [row (w texts=b)]}}"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.xml);
    const RulePack pack = ReadWell(fmt::format(
        "<sequence id='date.x' type='date'><w as='c'>x</w>{}</sequence>",
        c.xml));
    ASSERT_EQ(pack.rules.size(), 1u);
    ASSERT_EQ(pack.rules[0].conditions.size(), 1u);
    EXPECT_EQ(Shown(pack.rules[0].conditions[0]), c.shown);
  }
}

TEST(ReadRulePack, ReadsAPatternWithItsOptionsAndParts) {
  const RulePack pack = ReadWell(R"xml(<define name="y">\d{4}</define>
<pattern id="date.x" type="date" priority="70" internal="yes" case="smart"
  edges="none" typography="exact" trigger="\d{4}" max-span="20">
  <match>in {y:y}</match>
  <set name="value" to="iso-date(y, '', '')" required="yes"/>
  <set span="y" name="part" to="y"/>
  <ok value="2022" alone="yes" why="w" winner="count.x" format="html">⟦in 2022⟧</ok>
  <no>in May</no>
</pattern>)xml");
  EXPECT_EQ(pack.id, "p");
  EXPECT_EQ(pack.macros.at("y"), "\\d{4}");
  ASSERT_EQ(pack.rules.size(), 1u);
  const Rule& rule = pack.rules[0];
  EXPECT_EQ(rule.id, "date.x");
  EXPECT_EQ(rule.kind, RuleKind::kPattern);
  EXPECT_EQ(rule.type, "date");
  EXPECT_EQ(rule.priority, 70);
  EXPECT_TRUE(rule.internal);
  EXPECT_FALSE(rule.check);
  EXPECT_EQ(rule.match, "in {y:y}");
  EXPECT_EQ(rule.pattern.case_mode, CaseMode::kSmart);
  EXPECT_FALSE(rule.pattern.word_edges);
  EXPECT_FALSE(rule.pattern.tolerant);
  EXPECT_EQ(rule.pattern.trigger, "\\d{4}");
  EXPECT_EQ(rule.pattern.max_span, 20u);
  EXPECT_EQ(rule.place.line, 3u);
  EXPECT_EQ(rule.place.column, 1u);
  ASSERT_EQ(rule.sets.size(), 2u);
  EXPECT_EQ(rule.sets[0].to.name, "iso-date");
  EXPECT_EQ(rule.sets[0].to.arguments.size(), 3u);
  EXPECT_TRUE(rule.sets[0].required);
  EXPECT_EQ(rule.sets[1].span, "y");
  EXPECT_FALSE(rule.sets[1].required);
  ASSERT_EQ(rule.examples.size(), 2u);
  const Example& example = rule.examples[0];
  EXPECT_TRUE(example.match);
  EXPECT_TRUE(example.alone);
  EXPECT_EQ(example.marked, "⟦in 2022⟧");
  EXPECT_EQ(example.why, "w");
  EXPECT_EQ(example.winner, "count.x");
  EXPECT_EQ(example.format, "html");
  EXPECT_EQ(example.asserted.at("value"), "2022");
  EXPECT_EQ(example.place.line, 8u);
  EXPECT_FALSE(rule.examples[1].match);
}

TEST(ReadRulePack, ReadsListsGazetteersAndOverlaps) {
  const RulePack pack = ReadWell(R"(<list name="l" case="smart">
  A | B b = 1
  C
</list>
<gazetteer id="place.g" name="g" file="g.tsv" type="place" capitals="yes" priority="7">
  <policy name="word"><before><w>in</w></before></policy>
</gazetteer>
<gazetteer id="words.h" name="h" file="h.tsv"/>
<resolve><over winner="date money" loser="count"/><nest outer="agency" inner="place"/></resolve>)");
  ASSERT_EQ(pack.lists.size(), 3u);
  std::string entries;
  for (const ListEntry& entry : pack.lists[0].entries) {
    EXPECT_EQ(entry.name_case, NameCase::kSmart);
    entries += entry.surface + "=" + entry.id + "/" + entry.name_class + ";";
  }
  EXPECT_EQ(entries, "A=1/1;B b=1/1;C=C/;");
  EXPECT_EQ(pack.lists[1].file, "g.tsv");
  EXPECT_TRUE(pack.lists[1].capitals);
  EXPECT_FALSE(pack.lists[2].capitals);
  ASSERT_EQ(pack.rules.size(), 2u);
  EXPECT_EQ(pack.rules[0].kind, RuleKind::kGazetteer);
  EXPECT_EQ(pack.rules[0].list, "g");
  EXPECT_EQ(pack.rules[0].priority, 7);
  EXPECT_EQ(pack.rules[0].policies.at("word").size(), 1u);
  EXPECT_EQ(pack.rules[1].type, "");
  ASSERT_EQ(pack.overlaps.size(), 2u);
  EXPECT_EQ(pack.overlaps[0].winners,
            (std::vector<std::string>{"date", "money"}));
  EXPECT_EQ(pack.overlaps[0].losers, (std::vector<std::string>{"count"}));
  EXPECT_TRUE(pack.overlaps[1].nest);
}

TEST(ReadRulePack, ReadsChecksOfAllThreeKinds) {
  const std::string parts = "<message> m </message><why> w </why>";
  const RulePack pack = ReadWell(
      "<check id='spacing.p' category='spacing' severity='error' run='yes'>"
      "<match>a b</match>" +
      parts +
      "<fix> ab</fix></check>"
      "<check id='spacing.s' category='spacing' severity='info'>"
      "<w>a</w><refine span='x' to='initials(x, y)'/>" +
      parts +
      "</check>"
      "<check id='duplicate.v' category='duplicate' severity='warning' "
      "validator='duplicate' kind='heading'>" +
      parts + "<param name='min-words' value='3'/></check>");
  ASSERT_EQ(pack.rules.size(), 3u);
  EXPECT_EQ(pack.rules[0].kind, RuleKind::kPattern);
  EXPECT_EQ(pack.rules[0].type, "spacing");
  EXPECT_EQ(pack.rules[0].severity, "error");
  EXPECT_EQ(pack.rules[0].message, "m");
  EXPECT_EQ(pack.rules[0].why, "w");
  EXPECT_EQ(pack.rules[0].fix, " ab");  // spaces count
  EXPECT_TRUE(pack.rules[0].run);
  EXPECT_EQ(pack.rules[1].kind, RuleKind::kSequence);
  EXPECT_EQ(pack.rules[1].fix, std::nullopt);
  EXPECT_EQ(pack.rules[1].refinements.size(), 1u);
  EXPECT_EQ(pack.rules[2].kind, RuleKind::kValidator);
  EXPECT_EQ(pack.rules[2].validator, "duplicate");
  EXPECT_EQ(pack.rules[2].validator_kind, "heading");
  EXPECT_EQ(pack.rules[2].params.at("min-words"), "3");
}

}  // namespace
}  // namespace galley
