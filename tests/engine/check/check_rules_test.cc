// From the matches of check rules to findings, with message, fix and runs.
#include "engine/check/check_rules.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "engine/annotate/annotator.h"
#include "tests/support/packs.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

std::string Check(const char* id, const char* attributes, const char* body) {
  return fmt::format(
      "<check id='{}' category='leftover' {}>{}<why>w</why></check>\n", id,
      attributes, body);
}

const Database& Checks() {
  static const std::unique_ptr<Database> database = DatabaseOf(
      Check("leftover.note", "severity='error'",
            "<match>\\[NT(?'n'\\d)?\\]</match><message>Note {n}, {n}!"
            "</message><fix></fix>") +
      Check("leftover.menu", "severity='info' run='yes' edges='none'",
            "<match>View More</match><message>First.</message><fix></fix>") +
      Check("leftover.chart", "severity='warning' run='yes'",
            "<match>- Chart</match><message>Second.</message>") +
      Check("leftover.twice", "severity='info'",
            "<w as='a'>the</w><w as='b'>the</w><message>{a} {b}</message>"
            "<fix>{a}</fix>") +
      Check("leftover.part", "severity='info'",
            "<w>left</w><span><w>over</w></span><message>m</message>"));
  return *database;
}

std::string Found(const std::string& text) {
  const auto document = DraftOf(text);
  Annotator annotator(Checks());
  std::vector<std::string> problems;
  annotator.Annotate(*document, &problems);
  std::string shown;
  for (const Finding& one :
       FindingsOf(annotator.Check(*document, SIZE_MAX, &problems), Checks(),
                  *document)) {
    shown +=
        fmt::format("{} '{}' {} {}", one.rule, one.span.In(document->text()),
                    NameOf(one.severity), one.message);
    for (const Edit& edit : one.fix) {
      shown += fmt::format(" '{}'->'{}'", edit.span.In(document->text()),
                           edit.replacement);
    }
    shown += "\n";
  }
  return shown;
}

TEST(CheckRules, FillMessagesWithWhatWasCaptured) {
  EXPECT_EQ(Found("a [NT1] b"),
            "leftover.note '[NT1]' error Note 1, 1! '[NT1] '->''\n");
  EXPECT_EQ(Found("a [NT]"),
            "leftover.note '[NT]' error Note , ! ' [NT]'->''\n");
}

TEST(CheckRules, AnEmptyFixTakesOneSpaceWithIt) {
  EXPECT_EQ(Found("[NT1]"),
            "leftover.note '[NT1]' error Note 1, 1! '[NT1]'->''\n");
  EXPECT_EQ(Found("a [NT1]."),
            "leftover.note '[NT1]' error Note 1, 1! ' [NT1]'->''\n");
  EXPECT_EQ(Found("a\n[NT1]  b"),
            "leftover.note '[NT1]' error Note 1, 1! '[NT1] '->''\n");
}

TEST(CheckRules, AFixIsFilledToo) {
  EXPECT_EQ(Found("of the the two"),
            "leftover.twice 'the the' info the the 'the the'->'the'\n");
}

TEST(CheckRules, FindTheSpanOfASequence) {
  EXPECT_EQ(Found("a left over b"), "leftover.part 'over' info m\n");
}

TEST(CheckRules, RunsOfNeighboursAreOneFindingOfTheFirstRule) {
  EXPECT_EQ(
      Found("View More\n- Chart\n\n• View More\n"),
      "leftover.menu 'View More\n- Chart\n\n• View More' warning First.\n");
  EXPECT_EQ(Found("View More | View More"),
            "leftover.menu 'View More | View More' info First.\n");
  EXPECT_EQ(Found("View More or View More"),
            "leftover.menu 'View More' info First. 'View More '->''\n"
            "leftover.menu 'View More' info First. ' View More'->''\n");
  // A rule that is no run breaks it.
  EXPECT_EQ(Found("View More\n[NT1]\nView More"),
            "leftover.menu 'View More' info First. 'View More'->''\n"
            "leftover.note '[NT1]' error Note 1, 1! '[NT1]'->''\n"
            "leftover.menu 'View More' info First. 'View More'->''\n");
}

TEST(CheckRules, ARunEndsWhereLettersOfAnyScriptStand) {
  EXPECT_EQ(Found("View More é View More"),
            "leftover.menu 'View More' info First. 'View More '->''\n"
            "leftover.menu 'View More' info First. ' View More'->''\n");
}

}  // namespace
}  // namespace galley
