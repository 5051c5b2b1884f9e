// What the validator finds in texts of every structure that copies have.
#include "validators/duplicate/duplicate.h"

#include <fmt/core.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/duplicates.h"

namespace galley {
namespace {

using testing::HasSubstr;

struct Case {
  const char* what;
  const char* text;
  const char* found;
  const char* name = "d.txt";
};

void Expect(const Case& one) {
  EXPECT_EQ(ShownDuplicates(one.text, one.name), one.found) << one.what;
}

TEST(Duplicate, FindsCopiesWhateverTheirCaseSpacingAndTypography) {
  for (const Case& one : std::vector<Case>{
           {"paragraphs apart",
            "Masons of the river town’s guild built nine deep wells.\n\nOther "
            "works had to wait for rain.\n\nMASONS of the river town's guild "
            "built\nnine “deep” wells.",
            "paragraph 1 'Masons of the river town’s guild built nine deep "
            "wells.'\nparagraph 1 'MASONS of the river town's guild "
            "built\nnine “deep” wells.'\n"},
           {"sentences inside blocks that differ",
            "Rain came late. Masons of the river guild built nine deep wells. "
            "They held.\n\nMasons of the river guild built nine deep wells. "
            "Then prices fell.",
            "sentence 1 'Masons of the river guild built nine deep wells.'\n"
            "sentence 1 'Masons of the river guild built nine deep wells.'\n"},
           {"too few words",
            "Masons built nine wells.\n\nIt rained for "
            "weeks.\n\nMasons built nine wells.",
            ""},
           {"a stock phrase",
            "The masons of the river guild of builders came early and left "
            "late that spring.\n\nNobody had paid the masons of the river "
            "guild of builders for a year.",
            ""}}) {
    Expect(one);
  }
}

TEST(Duplicate, ReportsNeighboursThatAreCopiedTogetherAsOneBlock) {
  const std::string block =
      "Masons of the river guild built nine deep wells.\n\nYes.\n\nFishers of "
      "the coast mended all their nets in winter.";
  EXPECT_EQ(ShownDuplicates(block +
                            "\n\nPrices of rice fell in all towns of "
                            "the delta.\n\n" +
                            block),
            "block 1 '" + block + "'\nblock 1 '" + block + "'\n");
}

TEST(Duplicate, CutsCopiesOutOfWordsTheyAreGluedTo) {
  const std::string text =
      "Shared figures are those that two agencies or more have in common.";
  EXPECT_EQ(ShownDuplicates(text + "\nNote" + text + "\nNote" + text),
            "tandem 1 '" + text + "'\ntandem 1 '" + text + "'\ntandem 1 '" +
                text + "'\n");
  // The label may be the word that the text begins with.
  EXPECT_EQ(ShownDuplicates(text + "\nShared" + text + "\nShared" + text),
            "tandem 1 '" + text + "'\ntandem 1 '" + text + "'\ntandem 1 '" +
                text + "'\n");
}

TEST(Duplicate, TakesLeftoversFoundBeforeForWhatParts) {
  const std::string text =
      "UN masons of the river guild built nine deep wells.";
  const auto document = DraftOf(text + "\nView More" + text);
  Report report;
  const auto begin = static_cast<uint32_t>(text.size()) + 1;
  report.findings.push_back(
      {.span = {begin, begin + 9}, .category = "leftover"});
  const Database database;
  MakeDuplicate({database, {}, AllDuplicateKinds()})
      ->Validate(*document, &report);
  ASSERT_EQ(report.findings.size(), 3u);
  EXPECT_EQ(report.findings[1].span.In(document->text()), text);
  EXPECT_EQ(report.findings[2].span.In(document->text()), text);
  EXPECT_EQ(report.findings[2].rule, "paragraph");
}

TEST(Duplicate, KnowsPreviewFullTextAndRest) {
  const std::string full =
      "Masons of the river guild built nine deep wells in spring. Their "
      "children learned to read in the new school on the hill.";
  const std::string preview = full.substr(0, full.find("ldren"));
  const std::string rest = full.substr(preview.size());
  EXPECT_EQ(ShownDuplicates(preview + "\n" + full + "\n" + rest),
            "preview 1 '" + preview + "'\npreview 1 '" + full +
                "'\npreview 1 '" + rest + "'\n");
  // Without the rest the full text is what the cut sentence says.
  EXPECT_EQ(
      ShownDuplicates(preview + "...\n" + full + " Rain fell on the fields."),
      "preview 1 '" + preview + "'\npreview 1 '" + full + "'\n");
}

TEST(Duplicate, KnowsThePreviewOfALongSentence) {
  const std::string full =
      "Masons of the river guild built nine deep wells in the spring of that "
      "year while fishers of the coast mended nets, painted boats and sold "
      "their rice to traders from the capital on every market day.";
  const std::string preview = full.substr(0, full.find("ring of"));
  EXPECT_EQ(ShownDuplicates(preview + "\n" + full),
            "preview 1 '" + preview + "'\npreview 1 '" + full + "'\n");
}

TEST(Duplicate, TellsHowNearACopyIs) {
  for (const Case& one : std::vector<Case>{
           {"a word",
            "Masons of the river guild built nine deep wells.\n\nPrices of "
            "rice fell again.\n\nMasons of the river guild dug nine deep "
            "wells.",
            "near 1 'Masons of the river guild built nine deep wells.'\n"
            "near 1 'Masons of the river guild dug nine deep wells.'\n"},
           {"a figure, found in a category of its own",
            "Masons of the river guild built 1,200 deep wells.\n\nPrices of "
            "rice fell again.\n\nMasons of the river guild built 950 deep "
            "wells.",
            "drift 1 'Masons of the river guild built 1,200 deep wells.'\n"
            "drift 1 'Masons of the river guild built 950 deep wells.'\n"
            "figure 0 '950'\n"},
           {"a year",
            "Masons of the river guild built deep wells in 2020.\n\nPrices of "
            "rice fell again.\n\nMasons of the river guild built deep wells "
            "in 2021.",
            "parallel 1 'Masons of the river guild built deep wells in "
            "2020.'\nparallel 1 'Masons of the river guild built deep wells "
            "in 2021.'\n"},
           {"a name",
            "Masons of the guild of Leeba built nine deep wells.\n\nPrices of "
            "rice fell again.\n\nMasons of the guild of Morin built nine deep "
            "wells.",
            "parallel 1 'Masons of the guild of Leeba built nine deep "
            "wells.'\nparallel 1 'Masons of the guild of Morin built nine "
            "deep wells.'\n"}}) {
    Expect(one);
  }
}

TEST(Duplicate, TakesTheRarerOfThreeFiguresForTheOddOne) {
  const std::string first = "Masons of the river guild built 12 deep wells.";
  const std::string other = "Masons of the river guild built 14 deep wells.";
  const std::string gap = "\n\nPrices of rice fell again.\n\n";
  EXPECT_THAT(ShownDuplicates(first + gap + other + gap + other),
              HasSubstr("figure 0 '12'\n"));
}

TEST(Duplicate, CountsASentenceInsideACopiedBlockNotAgain) {
  const std::string sentence =
      "Masons of the river guild built nine deep wells.";
  const std::string block = sentence + " They held all of the dry season.";
  const auto document = DraftOf(block + "\n\nPrices of rice fell.\n\n" + block +
                                "\n\nYes. " + sentence);
  const Report report = DuplicatesOf(*document);
  ASSERT_EQ(report.findings.size(), 3u);
  EXPECT_EQ(report.findings[0].rule, "paragraph");
  EXPECT_EQ(report.findings[1].rule, "paragraph");
  EXPECT_EQ(report.findings[2].rule, "sentence");
  ASSERT_FALSE(report.findings[2].related.empty());
  EXPECT_EQ(report.findings[2].related[0].span.In(document->text()), sentence);
}

TEST(Duplicate, FindsHeadingsButNotTableCellsAndCode) {
  for (const Case& one : std::vector<Case>{
           {"headings",
            "# Wells for the north\n\nDug.\n\n# Wells for the "
            "north\n\nNot dug.",
            "heading 1 'Wells for the north'\n"
            "heading 1 'Wells for the north'\n",
            "d.md"},
           {"a number before it", "## 2.1 Wells\n\nWells\n\nDug.",
            "heading 1 'Wells'\nheading 1 'Wells'\n", "d.md"},
           {"lines above other text",
            "More wells for all the towns of the north\nThey were dug in "
            "spring.\n\nMore wells for all the towns of the north\nThey held "
            "in autumn.",
            "heading 1 'More wells for all the towns of the north'\n"
            "heading 1 'More wells for all the towns of the north'\n"},
           {"cells and code",
            "| masons of the river guild built nine deep wells | x |\n|--|--|\n"
            "| masons of the river guild built nine deep wells | y |\n\n"
            "    masons of the river guild built nine deep wells\n\nx\n\n"
            "    masons of the river guild built nine deep wells",
            "", "d.md"}}) {
    Expect(one);
  }
}

TEST(Duplicate, LooksOnlyForKindsThatAreBound) {
  const auto document = DraftOf(
      "Masons of the river guild built nine deep wells.\n\nPrices of "
      "rice fell.\n\nMasons of the river guild built nine deep wells.");
  EXPECT_TRUE(DuplicatesOf(*document, {}).findings.empty());
  EXPECT_EQ(DuplicatesOf(*document).findings.size(), 2u);
}

TEST(Duplicate, NamesTheOtherPlacesAndNumbersItsGroupsBehindThoseThere) {
  const std::string text = "Masons of the river guild built nine deep wells.";
  const std::string gap = "\n\nPrices of rice fell in all towns.\n\n";
  const auto document = DraftOf(text + gap + text + "\n\nRain.\n\n" + text);
  Report report;
  report.findings.emplace_back();
  report.findings[0].group = 6;
  const Database database;
  MakeDuplicate({database, {}, AllDuplicateKinds()})
      ->Validate(*document, &report);
  ASSERT_EQ(report.findings.size(), 4u);
  for (size_t i = 1; i < 4; ++i) {
    const Finding& one = report.findings[i];
    EXPECT_EQ(one.group, 7u);
    EXPECT_THAT(one.message, HasSubstr("3"));
    ASSERT_EQ(one.related.size(), 2u);
    EXPECT_NE(one.related[0].span, one.span);
    EXPECT_NE(one.related[1].span, one.span);
  }
}

}  // namespace
}  // namespace galley
