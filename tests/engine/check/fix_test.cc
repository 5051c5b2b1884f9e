#include "engine/check/fix.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "engine/input/reader.h"

namespace galley {
namespace {

// Replaces each of `old` in the text of a file, one finding each.
FixedDraft Fixed(
    const std::string& name, const std::string& bytes,
    const std::vector<std::pair<std::string, std::string>>& edits) {
  std::vector<std::string> notes;
  const auto document = *ReadDocument(name, bytes, {}, &notes);
  std::vector<Finding> findings;
  for (const auto& [old, replacement] : edits) {
    const auto at = static_cast<uint32_t>(document->text().find(old));
    Finding finding;
    finding.span = {at, at + static_cast<uint32_t>(old.size())};
    finding.fix = {{finding.span, replacement}};
    findings.push_back(finding);
  }
  std::vector<const Finding*> all;
  for (const Finding& finding : findings) all.push_back(&finding);
  return ApplyFixes(*document, bytes, all);
}

TEST(ApplyFixes, EditsBytesOfTheFile) {
  const FixedDraft result =
      Fixed("a.html", "\xEF\xBB\xBF<p>Caf&eacute; one <b>two</b> end</p>\r\n",
            {{"one", "1"}, {"two", ""}});
  EXPECT_EQ(result.fixed, 2U);
  EXPECT_EQ(result.bytes, "\xEF\xBB\xBF<p>Caf&eacute; 1 <b></b> end</p>\r\n");
}

TEST(ApplyFixes, MakesTheFirstOfTwoThatTouch) {
  const FixedDraft result =
      Fixed("a.txt", "one two three four",
            {{"one two", "1 2"}, {"two three", "2 3"}, {"four", ""}});
  EXPECT_EQ(result.bytes, "1 2 three ");
  EXPECT_EQ(result.fixed, 2U);
  EXPECT_EQ(result.deferred, 1U);
}

TEST(ApplyFixes, LeavesMarkupAlone) {
  const std::string bytes = "<p>one <b>two</b> three &amp; four</p>";
  const FixedDraft result =
      Fixed("a.html", bytes, {{"one two", ""}, {"&", "and"}, {"four", "a<b"}});
  EXPECT_EQ(result.bytes, bytes);
  EXPECT_EQ(result.in_markup, 3U);
}

}  // namespace
}  // namespace galley
