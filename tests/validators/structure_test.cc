// Sections, lines and references that do not fit.
#include "validators/structure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/found.h"

namespace galley {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(Structure, FindsHeadingsWithNothingBelow) {
  EXPECT_THAT(Found("structure",
                    "# Wells\n\nDug.\n\n## Pumps\n\n## Dams\n\nOld.", "d.md"),
              ElementsAre("empty-section: Pumps"));
  EXPECT_THAT(Found("structure", "# Wells\n\n## Pumps\n\nNew.", "d.md"),
              IsEmpty());
}

TEST(Structure, FindsLevelsThatJump) {
  EXPECT_THAT(
      Found("structure", "# Wells\n\nDug.\n\n### Pumps\n\nNew.", "d.md"),
      ElementsAre("level: Pumps"));
  EXPECT_THAT(
      Found("structure",
            "# Wells\n\n## Pumps\n\n### Valves\n\nNew.\n\n# Dams\n\nOld.",
            "d.md"),
      IsEmpty());
}

TEST(Structure, FindsReferencesToWhatIsNotThere) {
  EXPECT_THAT(
      Found("structure", "See table 3.\n\nTable 1. Wells\n\nTable 2. Dams"),
      Contains("reference: table 3"));
  EXPECT_THAT(Found("structure", "See table 3 and figure 1."), IsEmpty());
  EXPECT_THAT(
      Found("structure", "See table 3 of the Handbook.\n\nTable 1. Wells"),
      Not(Contains(StartsWith("reference"))));
}

TEST(Structure, FindsLineEndsWhereOthersHaveNone) {
  const std::string whole(200, 'a');
  const std::string broken =
      std::string(100, 'b') + " by the\nriver " + std::string(100, 'c') + ".";
  EXPECT_THAT(
      Found("structure", whole + ".\n\n" + broken + "\n\n" + whole + "."),
      ElementsAre("line-break: the\nriver"));
  EXPECT_THAT(Found("structure", broken + "\n\n" + broken), IsEmpty());
}

}  // namespace
}  // namespace galley
