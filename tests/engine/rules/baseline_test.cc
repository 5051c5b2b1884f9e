#include "engine/rules/baseline.h"

#include <gtest/gtest.h>

#include <string>

namespace galley {
namespace {

std::string ErrorsIn(std::string_view bytes) {
  Errors errors;
  ReadBaseline("b.xml", bytes, &errors);
  std::string shown;
  for (const Error& error : errors) shown += ToString(error) + "\n";
  return shown;
}

TEST(BaselineFile, ReadsWhatItWrites) {
  Baseline baseline{"b.xml"};
  baseline.findings[0xFEDCBA9876543210] = {
      "spacing.doubled", "a/<b>.txt", "one & \"two\"", "three  four", "", "Ada",
      "because",         "2026-12-31"};
  baseline.findings[7] = {
      "acronym.undefined", "a/<b>.txt", "", "wfp", "", "Bob", "known"};
  const std::string text = BaselineText(baseline);
  EXPECT_LT(text.find("acronym.undefined"), text.find("spacing.doubled"));
  Errors errors;
  const Baseline read = ReadBaseline("b.xml", text, &errors);
  EXPECT_TRUE(errors.empty());
  ASSERT_EQ(read.findings.size(), 2U);
  const AcceptedFinding& finding = read.findings.at(0xFEDCBA9876543210);
  EXPECT_EQ(finding.rule, "spacing.doubled");
  EXPECT_EQ(finding.draft, "a/<b>.txt");
  EXPECT_EQ(finding.before, "one & \"two\"");
  EXPECT_EQ(finding.text, "three  four");
  EXPECT_EQ(finding.who, "Ada");
  EXPECT_EQ(finding.why, "because");
  EXPECT_EQ(finding.until, "2026-12-31");
  EXPECT_EQ(finding.place.line, 4U);
  EXPECT_EQ(BaselineText(read), text);
}

TEST(BaselineFile, TellsAllItsErrorsAtOnce) {
  EXPECT_EQ(ErrorsIn(R"(<baseline>
  <finding fingerprint="12" rule="a.b" who="A" why="b"/>
  <finding fingerprint="0000000000000001" rule="a.b" who="A"/>
  <finding fingerprint="0000000000000001" rule="a.b" who="A" why="b"
           until="soon">a</finding>
  <entry/>
</baseline>)"),
            "b.xml:6:3: <entry> cannot stand in <baseline>; use <finding>\n"
            "b.xml:3:3: <finding> needs the attribute why=\"...\"\n"
            "b.xml:2:3: fingerprint=\"12\" is not 16 hexadecimal digits, as "
            "galley baseline writes them\n"
            "b.xml:4:3: until=\"soon\" is not a day, as in 2026-12-31\n"
            "b.xml:4:3: the finding stands in line 3 already; delete one\n");
  EXPECT_EQ(ErrorsIn("<galley/>"),
            "b.xml:1:1: a baseline begins with <baseline>, not with "
            "<galley>\n");
}

}  // namespace
}  // namespace galley
