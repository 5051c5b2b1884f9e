// The database depends on what the packs say: not on their order, nor on where
// its parts were taken from.
#include "engine/rules/database.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "engine/base/data_dir.h"
#include "engine/base/file.h"
#include "engine/base/join.h"
#include "engine/match/pattern_codec.h"
#include "engine/rules/book_loader.h"
#include "tests/support/packs.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

std::string Shown(const Program& program) {
  std::string shown = fmt::format("first {} ", Join(program.first, ","));
  for (const Instruction& code : program.code) {
    shown +=
        fmt::format("{}:{}:{} ", static_cast<int>(code.op), code.a, code.b);
  }
  for (const CaptureInfo& capture : program.captures) {
    shown += fmt::format("{} {} {} ", capture.name, capture.output,
                         capture.output_type);
    for (const TypeId type : capture.types) shown += fmt::format("{},", type);
  }
  for (const Anchor& anchor : program.anchors) {
    shown += fmt::format("@{}:{}:{}:{} ", static_cast<int>(anchor.kind),
                         anchor.test, anchor.lead, Join(anchor.next, ","));
  }
  for (const Program& lead : program.leads) shown += "(" + Shown(lead) + ")";
  return shown;
}

// Everything that a scan uses, as text.
std::string Shown(const Database& database) {
  std::string shown;
  for (const TypeInfo& type : database.book.types) {
    shown += fmt::format("type {} {}\n", type.name, type.internal);
  }
  for (const TypeId stage : database.book.stages) {
    shown += fmt::format("stage {}\n", stage);
  }
  for (const CompiledRule& rule : database.rules) {
    shown += fmt::format("rule {} {} {} {} {}\n", rule.rule->id, rule.type,
                         rule.program, rule.list, rule.conditions.size());
  }
  for (const Program& program : database.programs) {
    shown += "program " + Shown(program) + "\n";
  }
  for (size_t i = 0; i < database.sets.size(); ++i) {
    shown +=
        fmt::format("set {}\n", EncodePatterns(database.sets[i].patterns()));
    for (const uint32_t rule : database.pattern_rules[i]) {
      shown += fmt::format("{} ", rule);
    }
  }
  for (const Overlapping one : database.overlapping) {
    shown += fmt::format("{}", static_cast<int>(one));
  }
  shown += database.names.bytes();
  return shown;
}

TEST(Database, IsTheSameWhateverTheOrderOfFiles) {
  const TestFolder folder;
  std::vector<std::string> files;
  for (const std::string& path : PacksBelow(DataDir() + "/rules")) {
    files.push_back(path);
  }
  const std::string expected = Shown(*OwnDefaultDatabase());
  std::mt19937 random(3);
  std::shuffle(files.begin(), files.end(), random);
  files.push_back(files.front());  // one file twice is one file
  files.push_back(DataDir() + "/rules/../rules");
  const auto database = LoadDatabase({files}, {});
  ASSERT_TRUE(database) << ToString(database.error().front());
  EXPECT_TRUE(Shown(**database) == expected);  // too long to print
}

TEST(Database, FromTheCacheIsTheSameAsBuilt) {
  const TestFolder folder;
  const RuleSources sources{{DataDir() + "/rules"}};
  const CacheOptions cache{.use = true, .folder = folder.File("cache")};
  BuildLog built;
  BuildLog loaded;
  const auto first = LoadDatabase(sources, cache, &built);
  const auto second = LoadDatabase(sources, cache, &loaded);
  ASSERT_TRUE(first && second);
  EXPECT_TRUE(Shown(**first) == Shown(**second));
  EXPECT_TRUE(std::ranges::none_of(built.steps, &BuildLog::Step::cached));
  EXPECT_TRUE(std::ranges::all_of(loaded.steps, &BuildLog::Step::cached));
  EXPECT_EQ(built.steps.size(), loaded.steps.size());
  const char* text = "UN Women met on 4 June 2022 in Zambia; it cost US$5.";
  EXPECT_EQ(Tagged(**first, text), Tagged(**second, text));
}

TEST(Database, TellsTheErrorsOfAllFiles) {
  const TestFolder folder;
  folder.Write("b.xml",
               "<pack id='b'>\n<pattern id='date.a' type='date'>"
               "<match>(a)</match></pattern>\n<rubbish/></pack>");
  folder.Write("a.xml",
               "<pack id='a'>\n<sequence id='date.b' type='date'>"
               "<w in='nowhere'/></sequence>\n"
               "<gazetteer id='x.g' name='g' file='none.tsv'/>\n"
               "<gazetteer id='x.h' name='h' file='h.tsv'/></pack>");
  folder.Write("h.tsv", "id\tsurface\tform\tcase\tclass\nx\n");
  folder.Write("c/deep.xml", "<pack");
  const auto database = folder.Load();
  ASSERT_FALSE(database);
  const std::string shown = folder.Shown(database.error());
  for (const char* error :
       {"a.xml:2:35: there is no list \"nowhere\"",
        "a.xml:3:1: file \"none.tsv\" is neither beside the pack",
        "b.xml:2:1: date.a: <match>, character 1: captures have names here",
        "b.xml:3:1: <rubbish> cannot stand in <pack>",
        "c/deep.xml:1:5: not well-formed XML",
        "h.tsv:2: has 1 cells, the header has 5; check the tabs"}) {
    EXPECT_NE(shown.find(error), std::string::npos) << error << "\n" << shown;
  }
}

TEST(Database, OfNoPackAtAllIsAnError) {
  const TestFolder folder;
  const auto nothing = folder.Load();
  ASSERT_FALSE(nothing);
  EXPECT_NE(ToString(nothing.error().front()).find("holds no rule pack"),
            std::string::npos);
  const auto missing =
      LoadDatabase({{folder.File("gone.xml")}}, {.use = false, .folder = {}});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().front().file, folder.File("gone.xml"));
}

TEST(Database, TakesGazetteersBesideThePackBeforeTheDefaultOnes) {
  const auto database = DatabaseOf(
      "<gazetteer id='place.g' name='g' file='places.tsv' "
      "type='place'/>\n",
      {{"places.tsv",
        "id\tsurface\tform\tcase\tclass\nXX\tNowhere\tname\texact\t\n"}});
  ASSERT_NE(database, nullptr);
  EXPECT_EQ(Tagged(*database, "Nowhere in Kenya"),
            "⟦place=XX|Nowhere⟧ in Kenya");
}

TEST(Database, KnowsWhatHappensWhereTypesOverlap) {
  const auto database = DatabaseOf(
      "<pattern id='x.a' type='x' internal='yes'><match>alpha</match></pattern>"
      "<resolve><over winner='date money' loser='count x'/>"
      "<nest outer='agency' inner='place'/>"
      "<over winner='leftover' loser='spacing'/></resolve>\n");
  ASSERT_NE(database, nullptr);
  const auto relation = [&](const char* a, const char* b) {
    const auto& types = database->book.symbols.types;
    return database->Overlap(types.at(a), types.at(b));
  };
  EXPECT_EQ(relation("date", "count"), Overlapping::kWins);
  EXPECT_EQ(relation("count", "date"), Overlapping::kLoses);
  EXPECT_EQ(relation("money", "x"), Overlapping::kWins);
  EXPECT_EQ(relation("agency", "place"), Overlapping::kNests);
  EXPECT_EQ(relation("place", "agency"), Overlapping::kNests);
  EXPECT_EQ(relation("date", "money"), Overlapping::kLonger);
  EXPECT_EQ(relation("date", "date"), Overlapping::kLonger);
}

}  // namespace
}  // namespace galley
