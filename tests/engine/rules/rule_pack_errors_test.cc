// Bad packs: every error of a file at once, each with its place.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <string>

#include "engine/rules/rule_pack.h"

namespace galley {
namespace {

std::string ErrorsOfBytes(std::string_view bytes) {
  Errors errors;
  ReadRulePack("p.xml", bytes, &errors);
  std::string shown;
  for (const Error& error : errors) shown += ToString(error) + "\n";
  return shown;
}

std::string ErrorsIn(const std::string& elements) {
  return ErrorsOfBytes("<pack id='p'>\n" + elements + "\n</pack>");
}

TEST(RulePackErrors, AreToldAllAtOnceWithTheirPlaces) {
  EXPECT_EQ(
      ErrorsIn(R"(<pattern id="date.a" type="date" colour="red">
  <match>June</match><ok>⟦é⟧</ok><rubbish/>
</pattern>
<sequence id="date.b" type="date"><rep min="9" max="3"><w>a</w></rep></sequence>
<check id="spacing.c" category="spacing" severity="fatal">
  <match> </match><message>m</message>
</check>
é lost <list name="empty"></list>)"),
      "p.xml:1:1: <pack> holds no text; \"é lost\" has lost its element\n"
      "p.xml:2:1: date.a: <pattern> has no attribute \"colour\"; it takes "
      "id, type, priority, internal, case, edges, typography, trigger, "
      "max-span\n"
      "p.xml:3:34: date.a: <rubbish> cannot stand in <pattern>; use "
      "<match>, <set>, <ok>, <no>, <before>, <after>, <near>, <inside>, "
      "<contains>, <at>, <document>, <unless>\n"
      "p.xml:5:35: date.b: min is above max; swap them\n"
      "p.xml:6:1: spacing.c: <check> needs a <why>\n"
      "p.xml:9:8: list \"empty\" is empty; write one surface, or several "
      "with | between them, a line\n");
}

TEST(RulePackErrors, NameTheElementAndWhatToDo) {
  struct {
    const char* xml;
    const char* error;  // behind "p.xml:2:"
  } const cases[] = {
      {"<pattern type='date'><match>a</match></pattern>",
       "1: <pattern> needs the attribute id=\"...\""},
      {"<pattern id='d.a' type='date'/>", "1: d.a: <pattern> needs a <match>"},
      {"<pattern id='d.a' type='date'><match>  </match></pattern>",
       "1: d.a: <match> is empty; write a pattern"},
      {"<sequence id='d.a' type='date'><ok>x</ok></sequence>",
       "1: d.a: <sequence> needs exactly one of: a <match>, the elements of a "
       "sequence"},
      {"<check id='s.a' category='spacing' severity='info'><match>a</match>"
       "<w>b</w><message>m</message><why>w</why></check>",
       "1: s.a: <check> needs exactly one of: a <match>, the elements of a "
       "sequence, validator=\"...\""},
      {"<check id='s.a' category='spacing' severity='info' validator='d'>"
       "<message>m</message><why>w</why></check>",
       "1: s.a: validator=\"...\" needs kind=\"...\" beside it"},
      {"<check id='s.a' category='spacing' severity='fatal'><match>a</match>"
       "<message>m</message><why>w</why></check>",
       "1: s.a: severity=\"fatal\" is not one of: error warning info"},
      {"<pattern id='d.a' type='date' priority='1001'><match>a</match>"
       "</pattern>",
       "1: d.a: priority=\"1001\" must be a number from 0 to 1000"},
      {"<pattern id='d.a' type='date' priority='5x'><match>a</match></pattern>",
       "1: d.a: priority=\"5x\" must be a number from 0 to 1000"},
      {"<sequence id='d.a' type='date'><w/></sequence>",
       "32: d.a: <w> needs a text, in=\"...\" or shape=\"...\""},
      {"<sequence id='d.a' type='date'><w in='l'>a</w></sequence>",
       "32: d.a: <w> takes a text or in=\"...\", not both"},
      {"<sequence id='d.a' type='date'><w shape='round'/></sequence>",
       "32: d.a: shape \"round\" is not one of: capitalised upper lower "
       "acronym mixed digits sign word"},
      {"<sequence id='d.a' type='date'><alt><w>a</w></alt></sequence>",
       "32: d.a: <alt> needs two alternatives or more"},
      {"<sequence id='d.a' type='date'><opt></opt></sequence>",
       "32: d.a: <opt> is empty"},
      {"<sequence id='d.a' type='date'><w>a</w><before/></sequence>",
       "40: d.a: <before> needs elements inside"},
      {"<sequence id='d.a' type='date'><w>a</w><inside/></sequence>",
       "40: d.a: <inside> needs type=\"...\" or block=\"...\""},
      {"<sequence id='d.a' type='date'><w>a</w><unless/></sequence>",
       "40: d.a: <unless> needs a condition inside"},
      {"<sequence id='d.a' type='date'><w>a</w><at where='top'/></sequence>",
       "40: d.a: where=\"top\" is not one of: block block-start block-end line "
       "line-start line-end capitals sentence-start"},
      {"<sequence id='d.a' type='date'><w>a</w><near words='61'><w>b</w></near>"
       "</sequence>",
       "40: d.a: words=\"61\" must be a number from 1 to 60"},
      {"<pattern id='d.a' type='date'><match>a</match><set name='v' "
       "to='twice(0)'/></pattern>",
       "47: d.a: to=\"twice(0)\": there is no function \"twice\"; use one of "},
      {"<gazetteer id='p.g' name='g' file='../g.tsv'/>",
       "1: p.g: file=\"../g.tsv\" must be a bare name; it is looked up beside "
       "the pack and in ../gazetteers"},
      {"<define name='a'>x</define><define name='a'>y</define>",
       "28: macro \"a\" is defined twice; rename one"},
      {"<resolve><over winner='date'/></resolve>",
       "10: <over> needs the attribute loser=\"...\""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.xml);
    const std::string errors = ErrorsIn(c.xml);
    EXPECT_EQ(errors.rfind(std::string("p.xml:2:") + c.error, 0), 0u) << errors;
  }
}

TEST(RulePackErrors, AreTheOnlyAnswerToAFileThatIsNoPack) {
  struct {
    std::string bytes;
    const char* error;
  } const cases[] = {
      {"", "p.xml:1:1: not well-formed XML: No document element found"},
      {"<pack id='p'>\n<list name='é'>\n</pack>",
       "p.xml:3:3: not well-formed XML: Start-end tags mismatch"},
      {"<rules/>",
       "p.xml:1:1: a rule pack begins with <pack id=\"...\">, not "
       "with <rules>"},
      {"<pack/>", "p.xml:1:1: <pack> needs the attribute id=\"...\""},
      {"<pack id='\xFF'/>", "p.xml:1: is not valid UTF-8; save it as UTF-8"},
  };
  for (const auto& c : cases) {
    const std::string errors = ErrorsOfBytes(c.bytes);
    EXPECT_EQ(errors.rfind(c.error, 0), 0u) << errors;
  }
}

TEST(RulePackErrors, OfDeepNestingAreErrors) {
  std::string deep = "<w>a</w>";
  for (int i = 0; i < 40; ++i) deep = "<opt>" + deep + "</opt>";
  EXPECT_NE(ErrorsIn("<sequence id='d.a' type='date'>" + deep + "</sequence>")
                .find("d.a: elements nest too deeply; split the rule"),
            std::string::npos);
}

TEST(RulePackErrors, LeaveOfARuleItsIdTypeAndPlace) {
  Errors errors;
  const RulePack pack = ReadRulePack(
      "p.xml",
      "<pack id='p'><pattern id='date.a' type='date'><match>a</match>"
      "<set name='v' to='('/></pattern><pattern id='date.b' type='date'>"
      "<match>b</match></pattern></pack>",
      &errors);
  EXPECT_EQ(errors.size(), 1u);
  ASSERT_EQ(pack.rules.size(), 2u);
  EXPECT_EQ(pack.rules[0].id, "date.a");
  EXPECT_EQ(pack.rules[0].type, "date");
  EXPECT_EQ(pack.rules[0].place.column, 14u);
  EXPECT_TRUE(pack.rules[0].match.empty());
  EXPECT_EQ(pack.rules[1].match, "b");
}

}  // namespace
}  // namespace galley
