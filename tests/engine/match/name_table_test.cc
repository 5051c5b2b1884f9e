// Names are found word by word, with the letter case that each allows.
#include "engine/match/name_table.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/support/name_hits.h"

namespace galley {
namespace {

TEST(NameTable, FindsANameInTheCasesThatItsPolicyAllows) {
  struct {
    const char* name;
    NameCase name_case;
    bool capitals;
    std::vector<const char*> found;
    std::vector<const char*> missed;
  } const cases[] = {
      {"Green Fund",
       NameCase::kExact,
       false,
       {"Green Fund"},
       {"GREEN FUND", "Green fund", "green fund", "Greens Fund"}},
      {"Green Fund",
       NameCase::kExact,
       true,
       {"Green Fund", "GREEN FUND"},
       {"Green FUND", "green fund", "GREEN fund"}},
      {"Green Fund",
       NameCase::kFold,
       false,
       {"Green Fund", "GREEN FUND", "Green fund", "GREEN fund"},
       {"green fund", "green Fund"}},
      {"green fund",
       NameCase::kFold,
       false,
       {"green fund", "Green Fund", "GREEN FUND"},
       {"greenfund"}},
      {"Friends of UNEP",
       NameCase::kSmart,
       false,
       {"Friends of UNEP", "FRIENDS OF UNEP"},
       {"friends of UNEP", "Friends of Unep", "Friends of unep"}},
      {"Plan B",
       NameCase::kSmart,
       false,
       {"Plan B", "PLAN B"},
       {"Plan b", "plan B"}},
      {"HeForShe",
       NameCase::kSmart,
       false,
       {"HeForShe"},
       {"HEFORSHE", "heforshe"}},
      {"HeForShe",
       NameCase::kSmart,
       true,
       {"HeForShe", "HEFORSHE"},
       {"heforshe"}},
      {"WHO", NameCase::kExact, false, {"WHO"}, {"who", "Who", "WHOs"}},
      {"Côte d’Ivoire",
       NameCase::kFold,
       false,
       {"Côte d'Ivoire", "CÔTE D‘IVOIRE", "Côte d\u02BCIvoire"},
       {"Cote d'Ivoire"}},
      {"Timor-Leste",
       NameCase::kExact,
       false,
       {"Timor-Leste", "Timor–Leste", "Timor\u2010Leste", "Timor - Leste"},
       {"Timor Leste", "TimorLeste"}},
      {"Straße",
       NameCase::kFold,
       false,
       {"Straße", "STRASSE", "Strasse"},
       {"strasse"}},
      {"4 Women", NameCase::kExact, true, {"4 Women", "4 WOMEN"}, {"4 women"}},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    const NameTable table =
        NameTable::Build({Name(c.name, c.name_case, c.capitals)}, {});
    for (const char* text : c.found) {
      EXPECT_NE(Found(table, Blocks(std::string("x ") + text + " y")), "")
          << text;
    }
    for (const char* text : c.missed) {
      EXPECT_EQ(Found(table, Blocks(std::string("x ") + text + " y")), "")
          << text;
    }
  }
}

TEST(NameTable, DoesNotSeeWhiteSpaceAndLineEnds) {
  const NameTable table =
      NameTable::Build({Name("United  Nations Fund", NameCase::kExact)}, {});
  for (const char* text :
       {"United Nations Fund", "United\nNations\r\nFund",
        "United\tNations  Fund", "United\u00A0Nations\u2003Fund",
        "United\u2028Nations Fund"}) {
    EXPECT_EQ(Found(table, Blocks(text)), "000+3=United  Nations Fund;")
        << text;
  }
}

TEST(NameTable, FindsAllNamesThatOverlapShortestFirst) {
  const NameTable table = NameTable::Build(
      {Name("UN", NameCase::kExact), Name("UN Women", NameCase::kExact),
       Name("Women", NameCase::kExact), Name("UN Women Fund", NameCase::kExact),
       Name("Women Fund", NameCase::kFold)},
      {});
  EXPECT_EQ(Found(table, Blocks("UN Women Fund UN Women")),
            "000+1=UN;000+2=UN Women;000+3=UN Women Fund;001+1=Women;"
            "001+2=Women Fund;003+1=UN;003+2=UN Women;004+1=Women;");
}

TEST(NameTable, NeverFindsAcrossBlocks) {
  const NameTable table =
      NameTable::Build({Name("UN Women", NameCase::kExact)}, {});
  EXPECT_EQ(Found(table, Blocks("UN|Women UN|x")), "");
  EXPECT_EQ(Found(table, Blocks("x|UN Women|x")), "001+2=UN Women;");
}

TEST(NameTable, FindsOnlyTheListsThatAreWanted) {
  NameSource first = Name("Apia", NameCase::kExact);
  NameSource second = first;
  second.list = 1;
  second.name_class = "city";
  const NameTable table = NameTable::Build({first, second}, {});
  EXPECT_EQ(Found(table, Blocks("Apia"), {true, true}),
            "000+1=Apia;000+1=Apia;");
  EXPECT_EQ(Found(table, Blocks("Apia"), {false, true}), "000+1=Apia;");
  EXPECT_EQ(Found(table, Blocks("Apia"), {false, false}), "");
}

TEST(NameTable, GivesTheLowestTokensToTheWordsOfRules) {
  const NameTable table = NameTable::Build(
      {Name("Green Fund", NameCase::kExact)}, {"fund", "-", "côte"});
  EXPECT_EQ(table.TokenOf("fund"), 1u);
  EXPECT_EQ(table.TokenOf("-"), 2u);
  EXPECT_EQ(table.TokenOf("côte"), 3u);
  EXPECT_EQ(table.TokenOf("green"), 4u);
  EXPECT_EQ(table.TokenOf("Green"), kNoToken);
  EXPECT_EQ(table.TokenOf(""), kNoToken);
  std::vector<TokenId> tokens;
  table.FindTokens(Blocks("CÔTE – other Fund"), &tokens);
  EXPECT_EQ(tokens, (std::vector<TokenId>{3, 2, kNoToken, 1}));
}

TEST(NameTable, FindSurfaceIsBlindToCaseAndSpacing) {
  const NameTable table = NameTable::Build(
      {Name("UN-Women", NameCase::kExact), Name("Un - women", NameCase::kFold),
       Name("UN", NameCase::kExact)},
      {});
  const auto surfaces = [&](std::string_view surface) {
    std::string shown;
    for (const auto [entry, list] : table.FindSurface(surface)) {
      shown += std::string(table.String(table.entries()[entry].surface)) + ";";
    }
    return shown;
  };
  EXPECT_EQ(surfaces("un–WOMEN"), "UN-Women;Un - women;");
  EXPECT_EQ(surfaces("un"), "UN;");
  EXPECT_EQ(surfaces("un-"), "");
  EXPECT_EQ(surfaces("women"), "");
  EXPECT_EQ(surfaces(""), "");
}

TEST(NameTable, IsTheSameFromItsBytes) {
  const NameTable built = NameTable::Build(
      {Name("UN Women", NameCase::kSmart), Name("Apia", NameCase::kFold)},
      {"the"});
  const Document document = Blocks("the UN Women of Apia");
  const auto bytes = std::make_shared<std::string>(built.bytes());
  NameTable loaded;
  ASSERT_TRUE(NameTable::Load(*bytes, bytes, &loaded));
  EXPECT_EQ(bytes.use_count(), 2);
  EXPECT_EQ(Found(loaded, document), Found(built, document));
  EXPECT_EQ(loaded.bytes(), built.bytes());
  const NameTable moved = std::move(loaded);
  EXPECT_EQ(Found(moved, document), Found(built, document));
  for (const size_t cut :
       {size_t{0}, size_t{7}, bytes->size() / 2, bytes->size() - 8}) {
    NameTable broken;
    const std::string_view short_bytes(bytes->data(), cut);
    EXPECT_FALSE(NameTable::Load(short_bytes, bytes, &broken)) << cut;
  }
  EXPECT_EQ(Found(NameTable::Build({}, {}), document), "");
}

// Of two names that are written alike in one list only one is found, whatever
// their ids; a name that only begins small is another.
TEST(NameTable, FindsOneOfTwins) {
  NameSource first = Name("dollars", NameCase::kSmart);
  NameSource second = first;
  second.id = "other";
  EXPECT_EQ(Found(NameTable::Build({first, second}, {}), Blocks("ten dollars")),
            "001+1=dollars;");
  NameSource capital = Name("Dollars", NameCase::kSmart);
  EXPECT_EQ(
      Found(NameTable::Build({capital, first}, {}), Blocks("ten dollars")),
      "001+1=dollars;");
}

}  // namespace
}  // namespace galley
