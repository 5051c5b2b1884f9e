// Which annotations stay depends on them alone, not on the order they come in.
#include "engine/annotate/resolve.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/support/packs.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

// Rules a.1 < a.2 ... of types with every relation between them: agency nests
// place, date wins over count, count over money, money over date (a circle).
constexpr const char* kRules = R"(
  <pattern id="agency.a" type="agency" priority="50"><match>xyzzy</match></pattern>
  <pattern id="agency.b" type="agency" priority="60"><match>xyzzy</match></pattern>
  <pattern id="count.a" type="count"><match>xyzzy</match></pattern>
  <pattern id="date.a" type="date"><match>xyzzy</match></pattern>
  <pattern id="date.b" type="date"><match>xyzzy</match></pattern>
  <pattern id="money.a" type="money"><match>xyzzy</match></pattern>
  <pattern id="percentage.a" type="percentage" priority="90"><match>xyzzy</match></pattern>
  <pattern id="place.a" type="place"><match>xyzzy</match></pattern>
  <resolve>
    <nest outer="agency" inner="place"/>
    <over winner="percentage" loser="count date"/>
    <over winner="date" loser="count"/>
    <over winner="count" loser="money"/>
    <over winner="money" loser="date"/>
  </resolve>
)";

class ResolveTest : public testing::Test {
 protected:
  ResolveTest()
      : database_(DatabaseOf(kRules)),
        document_(DraftOf("aa bb cc dd ee ff gg hh ii jj")),
        lattice_(*database_) {
    lattice_.Begin(*document_);
  }

  // Of words [first, last), by "agency.a"; with a value where one is given.
  Candidate Make(const char* rule, uint32_t first, uint32_t last,
                 const char* value = nullptr) {
    Candidate one;
    one.words = {first, last};
    one.span = lattice_.SpanOf(one.words);
    one.rule = database_->book.RuleIndex(rule);
    one.type = database_->rules[one.rule].type;
    if (value != nullptr) {
      Details details;
      details.value = value;
      one.details = lattice_.AddDetails(std::move(details));
    }
    return one;
  }
  std::string Shown(const std::vector<Candidate>& candidates) const {
    std::string shown;
    for (const Candidate& one : candidates) {
      shown +=
          fmt::format("{}[{},{}){} ", database_->rules[one.rule].rule->id,
                      one.words.first, one.words.last, lattice_.ValueOf(one));
    }
    return shown;
  }
  std::string Within(std::vector<Candidate> candidates) const {
    return Shown(ResolveWithinType(std::move(candidates), lattice_));
  }
  std::string Across(std::vector<Candidate> candidates) const {
    return Shown(ResolveAcrossTypes(std::move(candidates), lattice_));
  }

  std::unique_ptr<Database> database_;
  std::unique_ptr<Document> document_;
  Lattice lattice_;
};

TEST_F(ResolveTest, WithinATypeTheLongestThenPriorityThenEarliestStays) {
  EXPECT_EQ(Within({}), "");
  EXPECT_EQ(Within({Make("agency.a", 0, 2), Make("agency.b", 1, 4)}),
            "agency.b[1,4) ");
  EXPECT_EQ(Within({Make("agency.a", 0, 3), Make("agency.b", 2, 4)}),
            "agency.a[0,3) ");
  EXPECT_EQ(Within({Make("agency.a", 0, 2), Make("agency.b", 1, 3)}),
            "agency.b[1,3) ");
  EXPECT_EQ(Within({Make("agency.a", 1, 3), Make("agency.a", 0, 2)}),
            "agency.a[0,2) ");
  EXPECT_EQ(Within({Make("date.b", 0, 2), Make("date.a", 0, 2)}),
            "date.a[0,2) ");
  EXPECT_EQ(Within({Make("date.a", 0, 2, "y"), Make("date.a", 0, 2, "x")}),
            "date.a[0,2)x ");
  // What lost takes nothing with it.
  EXPECT_EQ(Within({Make("date.a", 0, 2), Make("date.a", 1, 5),
                    Make("date.a", 4, 6), Make("date.a", 5, 6)}),
            "date.a[1,5) date.a[5,6) ");
  EXPECT_EQ(Within({Make("date.a", 0, 2), Make("date.a", 2, 3)}),
            "date.a[0,2) date.a[2,3) ");
}

TEST_F(ResolveTest, AcrossTypesWhatIsDeclaredComesBeforeLength) {
  EXPECT_EQ(Across({Make("date.a", 1, 2), Make("count.a", 0, 5)}),
            "date.a[1,2) ");
  EXPECT_EQ(Across({Make("agency.a", 0, 3), Make("place.a", 2, 3)}),
            "agency.a[0,3) place.a[2,3) ");
  EXPECT_EQ(Across({Make("agency.a", 0, 3), Make("place.a", 2, 4)}),
            "agency.a[0,3) ");
  EXPECT_EQ(Across({Make("agency.a", 1, 2), Make("place.a", 0, 3)}),
            "place.a[0,3) agency.a[1,2) ");
  EXPECT_EQ(Across({Make("agency.a", 0, 2), Make("date.a", 1, 4)}),
            "date.a[1,4) ");
  EXPECT_EQ(Across({Make("agency.a", 0, 2), Make("percentage.a", 1, 3)}),
            "percentage.a[1,3) ");
}

TEST_F(ResolveTest, AWinnerThatIsItselfBeatenRemovesNothing) {
  // percentage beats date, so date does not beat count.
  EXPECT_EQ(Across({Make("percentage.a", 0, 2), Make("date.a", 1, 4),
                    Make("count.a", 3, 6)}),
            "percentage.a[0,2) count.a[3,6) ");
}

TEST_F(ResolveTest, IsTheSameWhateverTheOrderOfItsInput) {
  std::mt19937 random(5);
  const std::vector<const char*> rules = {"agency.a",     "agency.b", "count.a",
                                          "date.a",       "date.b",   "money.a",
                                          "percentage.a", "place.a"};
  for (int round = 0; round < 3000; ++round) {
    std::vector<Candidate> candidates;
    const size_t count = 2 + random() % 8;
    for (size_t i = 0; i < count; ++i) {
      const auto first = static_cast<uint32_t>(random() % 9);
      const auto last = first + 1 + static_cast<uint32_t>(random() % 4);
      candidates.push_back(Make(rules[random() % rules.size()], first,
                                std::min(last, 10u),
                                random() % 2 == 0 ? "x" : "y"));
    }
    // Types first, one by one, as the annotator does.
    std::vector<Candidate> kept;
    for (const TypeId type : database_->book.stages) {
      std::vector<Candidate> own;
      std::ranges::copy_if(candidates, std::back_inserter(own),
                           [&](const auto& one) { return one.type == type; });
      const std::string expected = Within(own);
      std::shuffle(own.begin(), own.end(), random);
      ASSERT_EQ(Within(own), expected);
      std::ranges::copy(ResolveWithinType(own, lattice_),
                        std::back_inserter(kept));
    }
    const std::string shown = Shown(kept);
    const std::string expected = Across(kept);
    std::shuffle(kept.begin(), kept.end(), random);
    ASSERT_EQ(Across(kept), expected) << shown;
    // What stays overlaps only where it is nested and declared to be.
    const std::vector<Candidate> stays = ResolveAcrossTypes(kept, lattice_);
    for (const Candidate& a : stays) {
      for (const Candidate& b : stays) {
        if (&a == &b || !a.span.Overlaps(b.span)) continue;
        EXPECT_EQ(database_->Overlap(a.type, b.type), Overlapping::kNests)
            << shown;
        EXPECT_TRUE(a.span.Covers(b.span) || b.span.Covers(a.span)) << shown;
      }
    }
  }
}

}  // namespace
}  // namespace galley
