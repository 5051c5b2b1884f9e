// One name or word in two forms, and pairs that are right.
#include "validators/consistency/consistency.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "engine/annotate/annotator.h"
#include "tests/support/packs.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

Report Validated(const Document& document) {
  std::vector<Binding> bindings;
  for (const char* kind :
       {"hyphen", "spelling", "letter-case", "accent", "style"}) {
    Binding binding;
    binding.rule = binding.kind = kind;
    binding.category = "consistency";
    binding.message = "{form} {count} {other} {other-count}";
    bindings.push_back(binding);
  }
  Annotator annotator(DefaultDatabase());
  Report report;
  report.annotations = annotator.Annotate(document, &report.problems);
  MakeConsistency({DefaultDatabase(), {}, bindings})
      ->Validate(document, &report);
  std::ranges::sort(report.findings, {}, &Finding::span);
  return report;
}

// "kind message\n" for each finding.
std::string Found(const std::string& text, const std::string& name = "d.txt") {
  const auto document = DraftOf(text, name);
  std::string shown;
  for (const Finding& one : Validated(*document).findings) {
    shown += std::string(one.rule) + " " + one.message + "\n";
  }
  return shown;
}

TEST(Consistency, OfHyphens) {
  const struct {
    const char* text;
    const char* found;
  } cases[] = {
      {"a sub-national plan, a subnational plan, a subnational map",
       "hyphen sub-national 1 subnational 2\n"},
      {"a subnational plan, a sub-national plan",
       "hyphen sub-national 1 subnational 1\n"},
      {"the e-mails and an email", "hyphen email 1 e-mails 1\n"},
      {"UN Women met. UN-Women’s plan", "hyphen UN-Women 1 UN Women 1\n"},
      {"in Asia-Pacific, the Asia Pacific region",
       "hyphen Asia Pacific 1 Asia-Pacific 1\n"},
      {"COVID-19 came; COVID19 stayed", "hyphen COVID19 1 COVID-19 1\n"},
      {"a gender-based plan, a gender based plan",
       "hyphen gender based 1 gender-based 1\n"},
      {"a rights-based plan, its rights based on law", ""},
      {"a long-term plan in the long term", ""},
      {"re-form the circle, reform the law", ""},
      {"a state-of-the-art well, the state of the art", ""},
      {"see sub-national.org/subnational", ""},
      {"Women-led talks; women led the talks", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(Found(c.text), c.found) << c.text;
}

TEST(Consistency, OfSpelling) {
  const struct {
    const char* text;
    const char* found;
  } cases[] = {
      {"programmes and a program", "spelling program 1 programmes 1\n"},
      {"organised fairs, organized fairs, organized talks",
       "spelling organised 1 organized 2\n"},
      {"organised fairs, a civil organization", ""},
      {"analysed data, analyzed soil", "spelling analyzed 1 analysed 1\n"},
      {"two analyses; she analyzes", ""},
      {"labourers and a laborer", "spelling laborer 1 labourers 1\n"},
      {"a centre, the Gates Learning Center", ""},
      {"a programme, a computer program", ""},
      {"a promise was premised and advertised", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(Found(c.text), c.found) << c.text;
}

TEST(Consistency, OfCapitals) {
  const struct {
    const char* text;
    const char* found;
  } cases[] = {
      {"MoWA and MOWA and MoWA", "letter-case MOWA 1 MoWA 2\n"},
      {"GreenHaul grew; Greenhaul is free",
       "letter-case Greenhaul 1 GreenHaul 1\n"},
      {"UNICEF came, UNICEF and Unicef", "letter-case Unicef 1 UNICEF 2\n"},
      {"MOWA PLAN\n\nMoWA met", ""},
      {"the ACTs and Acts of god", ""},
      {"the CoP and the COP", ""},
      {"member states and Member States", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(Found(c.text), c.found) << c.text;
}

TEST(Consistency, OfAccents) {
  EXPECT_EQ(Found("in N’Djamena, N’Djaména and N’Djamena"),
            "accent Djaména 1 Djamena 2\n");
  EXPECT_EQ(Found("the Bureau Régional and the Regional Office"), "");
  EXPECT_EQ(Found("the Café and a cafe"), "");
}

TEST(Consistency, OfStyles) {
  EXPECT_EQ(Found("about 40 per cent, 50 per cent and 60% of wells"),
            "style 60% 1 about 40 per cent 2\n");
  EXPECT_EQ(Found("on 3 March 2021, 4 March 2021 and April 6, 2021"),
            "style April 6, 2021 1 3 March 2021 2\n");
  EXPECT_EQ(Found("on 3 March 2021 and Wednesday, 4 March 2020"), "");
}

TEST(Consistency, GivesAFixWhereOneFormIsSurelyMeant) {
  const auto document =
      DraftOf("UN Women met. UN Women ate. UN Women slept. UN-Women left.");
  const Report report = Validated(*document);
  ASSERT_EQ(report.findings.size(), 1u);
  ASSERT_EQ(report.findings[0].fix.size(), 1u);
  EXPECT_EQ(report.findings[0].fix[0].replacement, "UN Women");
  EXPECT_EQ(report.findings[0].related.size(), 3u);
  EXPECT_NE(report.findings[0].group, 0u);
}

}  // namespace
}  // namespace galley
