// A finding keeps its fingerprint while the text around it stays.
#include "engine/check/fingerprint.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/support/tagged.h"

namespace galley {
namespace {

// The fingerprints of a rule's findings at all places of `word`.
std::vector<uint64_t> PrintsOf(const std::string& text,
                               const std::string& word = "go",
                               std::string_view rule = "spacing.a") {
  const auto document = DraftOf(text);
  std::vector<Finding> findings;
  for (size_t at = document->text().find(word); at != std::string_view::npos;
       at = document->text().find(word, at + 1)) {
    Finding finding;
    finding.rule = rule;
    finding.span = {static_cast<uint32_t>(at),
                    static_cast<uint32_t>(at + word.size())};
    findings.push_back(finding);
  }
  SetFingerprints(*document, &findings);
  std::vector<uint64_t> prints;
  for (const Finding& finding : findings) {
    EXPECT_NE(finding.fingerprint, 0u);
    prints.push_back(finding.fingerprint);
  }
  return prints;
}

constexpr const char* kText = "One day we all may go there and be very glad.";

TEST(Fingerprint, StaysWhenTheDocumentIsEditedElsewhere) {
  const std::vector<uint64_t> before = PrintsOf(kText);
  ASSERT_EQ(before.size(), 1u);
  for (const char* text : {
           "A new first paragraph.\n\nOne day we all may go there and be very "
           "glad.\n\nA last one.",
           "Some day soon we all may go there and be very sad.",
           "One day we\nall may  go there\nand be very glad.",
           "ONE DAY WE ALL MAY go THERE AND BE VERY GLAD.",
           "One day we all may\u00A0go there and be very glad.",
       }) {
    EXPECT_EQ(PrintsOf(text), before) << text;
  }
}

TEST(Fingerprint, ChangesWithItsWordsNeighboursAndRule) {
  const std::vector<uint64_t> before = PrintsOf(kText);
  for (const char* text : {
           "One day we all might go there and be very glad.",
           "One day we all may go here and be very glad.",
           "One day they all may go there and be very glad.",
           "One day we all may go\n\nthere and be very glad.",
           "One day we\n\nall may go there and be very glad.",
       }) {
    EXPECT_NE(PrintsOf(text), before) << text;
  }
  EXPECT_NE(PrintsOf(kText, "go", "spacing.b"), before);
  EXPECT_NE(PrintsOf(kText, "go there"), before);
}

TEST(Fingerprint, TellsEqualPlacesApartAndKeepsTheFirst) {
  const std::string line = "One day we all may go there and be glad.\n\n";
  const std::vector<uint64_t> one = PrintsOf(line);
  const std::vector<uint64_t> three = PrintsOf(line + line + line);
  ASSERT_EQ(three.size(), 3u);
  EXPECT_EQ(std::set<uint64_t>(three.begin(), three.end()).size(), 3u);
  EXPECT_EQ(three[0], one[0]);
}

TEST(Fingerprint, OfTextWithoutWordsIsOneToo) {
  EXPECT_EQ(PrintsOf("x", "x").size(), 1u);
  EXPECT_EQ(PrintsOf("... ...", "...").size(), 2u);
}

}  // namespace
}  // namespace galley
