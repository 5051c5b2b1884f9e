// The life of acronyms: one defect in a text each, beside what looks like it.
#include "validators/acronym/acronym.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "engine/annotate/annotator.h"
#include "tests/support/packs.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

Report Validated(const Document& document, std::vector<Finding> before = {}) {
  std::vector<Binding> bindings;
  for (const char* kind :
       {"undefined", "misspelt", "used-before", "defined-twice",
        "two-expansions", "two-acronyms", "initials", "unused"}) {
    Binding binding;
    binding.rule = binding.kind = kind;
    binding.category = "acronym";
    bindings.push_back(binding);
  }
  Annotator annotator(DefaultDatabase());
  Report report;
  report.annotations = annotator.Annotate(document, &report.problems);
  report.findings = std::move(before);
  MakeAcronym({DefaultDatabase(), {}, bindings})->Validate(document, &report);
  std::ranges::sort(report.findings, {}, &Finding::span);
  return report;
}

// "kind 'text' at\n" for each finding but those of the kind `unused`.
std::string Found(const std::string& text, const std::string& name = "d.txt") {
  const auto document = DraftOf(text, name);
  std::string shown;
  for (const Finding& one : Validated(*document).findings) {
    if (one.rule == "unused") continue;
    shown += std::string(one.rule) + " '" +
             std::string(one.span.In(document->text())) + "' " +
             std::to_string(one.span.begin) + "\n";
  }
  return shown;
}

TEST(Acronym, IsNeverSpeltOut) {
  EXPECT_EQ(Found("The XKQT met. The XKQT agreed."), "undefined 'XKQT' 4\n");
  EXPECT_EQ(Found("Two XKQTs met."), "undefined 'XKQTs' 4\n");
  EXPECT_EQ(Found("All XKQT-related costs."), "undefined 'XKQT' 4\n");
}

TEST(Acronym, OfATextFullOfThemIsARemark) {
  const auto document = DraftOf("The XKQT, XKQZ, XKQV and XKQW met.");
  const Report report = Validated(*document);
  ASSERT_EQ(report.findings.size(), 4u);
  EXPECT_EQ(report.findings[1].severity, Severity::kWarning);
  EXPECT_EQ(report.findings[2].severity, Severity::kInfo);
}

TEST(Acronym, OfABodyIsARemark) {
  const auto document = DraftOf("Then XKQT trained forty nurses.");
  const Report report = Validated(*document);
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].severity, Severity::kInfo);
}

TEST(Acronym, InANoteIsNotForReaders) {
  const auto document = DraftOf("[PS: ask XKQT first] The XKQT survey.");
  Finding note;
  note.category = "leftover";
  note.span = {0, 20};
  const Report report = Validated(*document, {note});
  ASSERT_EQ(report.findings.size(), 2u);
  EXPECT_EQ(report.findings[1].span.begin, 25u);
}

TEST(Acronym, NeedsNoDefinitionOrOnlyLooksLikeOne) {
  for (const char* text :
       {"The UNICEF team met the NGO.", "Annex XIV and chapter MCMXC.",
        "Do NOT open it.", "THE XKQT MET.", "The ISO 14001 and XKQT 300.",
        "The R-XKQT and XKQT-GEM and X/XKQT/5.", "Ann XKQT and Peter XKQT.",
        "See www.XKQT.org or XKQT@example.org.", "CHAD: Floods.", "The XQ met.",
        "Le XKQT de la ville et les femmes de la région ont "
        "reçu des kits de semences pour la campagne et pour les jardins des "
        "écoles, et le conseil de la commune a voté un budget pour les puits "
        "du village, le marché et la route."}) {
    EXPECT_EQ(Found(text), "") << text;
  }
  EXPECT_EQ(Found("# The XKQT\n\n| XKQT |\n|---|\n| XKQT |\n", "d.md"), "");
}

TEST(Acronym, IsSpeltOutInOneOfManyWays) {
  for (const char* text :
       {"The Village Pump Committee (VPC) met. VPC",
        "Village pump committees (VPCs) met. A VPC",
        "The Village Pump Committee (hereinafter the “VPC”) met. VPC",
        "The VPC (Village Pump Committee) met. VPC",
        "The Village Pump Committee, or VPC, met. VPC",
        "the Village Pump Committee VPC met. VPC",
        "VPC: Village Pump Committee\n\nThe VPC met.",
        "The Pumpenrat (VPC) met. VPC",
        "our village-pump committee (VPC). VPC"}) {
    EXPECT_EQ(Found(text), "") << text;
  }
  EXPECT_EQ(Found("| Short | Long |\n|--|--|\n| VPC | Village Pump Committee "
                  "|\n\nThe VPC met.",
                  "d.md"),
            "");
}

TEST(Acronym, IsSpeltOutTwice) {
  EXPECT_EQ(Found("The Rural Water Board (RWB) paid. The Rural Water Board "
                  "(RWB) paid."),
            "defined-twice 'RWB' 57\n");
  EXPECT_EQ(Found("Farmer field schools (FFS) met. The schools (FFS) grew."),
            "defined-twice 'FFS' 45\n");
  EXPECT_EQ(Found("Annex 1\n\nThe Rural Water Board (RWB) paid. RWB\n\nResults"
                  "\n\nThe Rural Water Board (RWB) paid."),
            "");
}

TEST(Acronym, OfACopiedPassageIsSpeltOutOnce) {
  const std::string passage =
      "In spring, after the long rains of March and April, the elders of the "
      "valley asked the Rural Water Board (RWB) for pumps.";
  EXPECT_EQ(Found(passage + "\n\n" + passage), "");
  const auto document = DraftOf(
      "The Rural Water Board (RWB) paid. RWB\n\nThe "
      "Rural Water Board (RWB) paid.");
  Finding copy;
  copy.span = {39, static_cast<uint32_t>(document->text().size())};
  copy.category = "duplicate";
  EXPECT_EQ(Validated(*document, {copy}).findings.size(), 1u);
}

TEST(Acronym, StandsForTwoThings) {
  EXPECT_EQ(Found("Greenhouse gas (GHG) fell. The Global Handling Group (GHG) "
                  "met."),
            "two-expansions 'GHG' 54\n");
  EXPECT_EQ(Found("The Gender Group (GG) met. The UN Gender Groups (GG) met."),
            "defined-twice 'GG' 49\n");
}

TEST(Acronym, IsMisspelt) {
  EXPECT_EQ(Found("Kits came from UNPFA."), "misspelt 'UNPFA' 15\n");
  EXPECT_EQ(Found("The Rural Water Board (RBW) paid. RBW"),
            "initials 'RBW' 23\n");
  EXPECT_EQ(Found("The Senegalese Institute of Agricultural Research (ISRA)."),
            "");
  EXPECT_EQ(Found("The Ministry of Art (MoAr) met. MOAR"), "");
}

TEST(Acronym, ComesTooEarlyOrTwice) {
  EXPECT_EQ(Found("The RWB paid. The Rural Water Board (RWB) is rich."),
            "used-before 'RWB' 4\n");
  EXPECT_EQ(Found("The Rural Water Board (RWB) paid; the Rural Water Board "
                  "(RWAB) paid. RWB RWAB"),
            "two-acronyms 'RWAB' 57\n");
}

}  // namespace
}  // namespace galley
