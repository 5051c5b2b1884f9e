// Passages that stand in several drafts.
#include "validators/duplicate/across.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/support/tagged.h"

namespace galley {
namespace {

const std::string kPassage =
    "The masons of the river guild of builders built nine deep wells in the "
    "dry spring of that year.";

Binding SentenceRule() {
  Binding binding;
  binding.rule = "duplicate.sentence";
  binding.category = "duplicate";
  binding.params["across"] = "also in {other}";
  return binding;
}

using Drafts = std::vector<std::unique_ptr<Document>>;

std::unique_ptr<Across> Compared(const Drafts& drafts) {
  auto across = std::make_unique<Across>(SentenceRule());
  for (const auto& draft : drafts) EXPECT_TRUE(across->Add(*draft));
  across->Compare();
  for (const auto& draft : drafts) across->Locate(*draft);
  return across;
}

TEST(Across, NamesTheOtherDraftsWithPathAndPlace) {
  Drafts drafts;
  drafts.push_back(DraftOf("One.\n\n" + kPassage + " They held.", "a.txt"));
  drafts.push_back(DraftOf("Two. " + kPassage, "b.txt"));
  drafts.push_back(DraftOf("Unlike all others.", "c.txt"));
  const auto across = Compared(drafts);
  Report report;
  across->Validate(*drafts[0], &report);
  ASSERT_EQ(report.findings.size(), 1u);
  const Finding& finding = report.findings[0];
  EXPECT_EQ(finding.span.In(drafts[0]->text()), kPassage);
  EXPECT_EQ(finding.message, "also in b.txt");
  ASSERT_EQ(finding.related.size(), 1u);
  ASSERT_NE(finding.related[0].other, nullptr);
  EXPECT_EQ(finding.related[0].other->path, "b.txt");
  EXPECT_EQ(finding.related[0].other->file.begin, 5u);
  EXPECT_EQ(finding.related[0].other->column, 6u);
  EXPECT_EQ(finding.related[0].other->excerpt, kPassage);
  EXPECT_FALSE(across->HasPlaces("c.txt"));
  Report none;
  across->Validate(*drafts[2], &none);
  EXPECT_TRUE(none.findings.empty());
}

TEST(Across, LeavesWhatStandsTwiceInOneDraftToItsReview) {
  Drafts drafts;
  drafts.push_back(
      DraftOf(kPassage + "\n\nRain fell.\n\n" + kPassage, "a.txt"));
  drafts.push_back(DraftOf("Unlike all others.", "b.txt"));
  const auto across = Compared(drafts);
  Report report;
  across->Validate(*drafts[0], &report);
  EXPECT_TRUE(report.findings.empty());
}

TEST(Across, AddsToTheDuplicateThatHoldsThePlace) {
  Drafts drafts;
  drafts.push_back(DraftOf(kPassage + " They held.", "a.txt"));
  drafts.push_back(DraftOf("Two. " + kPassage, "b.txt"));
  const auto across = Compared(drafts);
  Report report;
  Finding& there = report.findings.emplace_back();
  there.span = {0, static_cast<uint32_t>(drafts[0]->text().size())};
  there.category = "duplicate";
  across->Validate(*drafts[0], &report);
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].related.size(), 1u);
}

TEST(Across, FindsAllDraftsOfAPassage) {
  Drafts drafts;
  for (const char* name : {"a.txt", "b.txt", "c.txt", "d.txt"}) {
    drafts.push_back(
        DraftOf(std::string("Text ") + name + "\n\n" + kPassage, name));
  }
  const auto across = Compared(drafts);
  for (const auto& draft : drafts) {
    Report report;
    across->Validate(*draft, &report);
    ASSERT_EQ(report.findings.size(), 1u) << draft->name();
    EXPECT_EQ(report.findings[0].related.size(), 3u) << draft->name();
  }
}

}  // namespace
}  // namespace galley
