// The cache gives back what was stored, or nothing; and never stops a run.
#include "engine/rules/cache.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/file.h"
#include "engine/text/hash.h"
#include "tests/support/packs.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPack = R"(<pack id="p">
  <list name="heads">Fund | Works</list>
  <define name="year">20\d\d</define>
  <pattern id="date.year" type="date"><match>in {year}</match></pattern>
  <sequence id="agency.headed" type="agency"><w shape="capitalised"/><w in="heads"/></sequence>
</pack>)";
constexpr const char* kText = "The Green Fund was set up in 2022 by Red Works.";
constexpr const char* kTagged =
    "The ⟦agency|Green Fund⟧ was set up ⟦date|in 2022⟧ by ⟦agency|Red Works⟧.";

// Steps of a load as "pack.xml built; names cached;".
std::string StepsOf(const BuildLog& log) {
  std::string steps;
  for (const BuildLog::Step& step : log.steps) {
    steps += fs::path(step.name).filename().string() +
             (step.cached ? " cached; " : " built; ");
  }
  for (const std::string& note : log.notes) steps += note;
  return steps;
}

// Loads the packs of a folder with this cache, and checks that they work.
std::string LoadWith(const TestFolder& packs, const std::string& cache) {
  BuildLog log;
  const auto database = packs.Load({.use = true, .folder = cache}, &log);
  if (!database) return packs.Shown(database.error());
  EXPECT_EQ(Tagged(**database, kText), kTagged);
  return StepsOf(log);
}

std::string BytesOf(const std::string& path) {
  return ReadFile(path).value_or("");
}

class CacheTest : public testing::Test {
 protected:
  CacheTest() { packs_.Write("pack.xml", kPack); }

  std::string Load() { return LoadWith(packs_, folder_.File("cache")); }
  std::vector<std::string> Files() const {
    return FilesBelow(folder_.File("cache"), ".bin");
  }

  TestFolder packs_;
  TestFolder folder_;
};

TEST_F(CacheTest, IsFilledByTheFirstLoadAndUsedByTheSecond) {
  EXPECT_EQ(Load(),
            "rules built; names built; sequences built; pack.xml built; ");
  EXPECT_EQ(Load(),
            "rules cached; names cached; sequences cached; pack.xml cached; ");
  EXPECT_EQ(Files().size(), 4u);
}

TEST_F(CacheTest, IsPrivateToTheUser) {
  Load();
  struct stat info {};
  ASSERT_EQ(::stat(folder_.File("cache").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700u);
  // A folder that was open is closed, not refused.
  fs::permissions(folder_.File("cache"), fs::perms(0755));
  EXPECT_EQ(Load(),
            "rules cached; names cached; sequences cached; pack.xml cached; ");
  ASSERT_EQ(::stat(folder_.File("cache").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700u);
}

TEST_F(CacheTest, IsRebuiltInSilenceWhateverIsWrongWithAFile) {
  Load();
  const std::vector<std::string> files = Files();
  ASSERT_EQ(files.size(), 4u);
  std::vector<std::string> good;
  for (const std::string& file : files) good.push_back(BytesOf(file));
  const auto damaged = [](std::string bytes, const std::string& how) {
    if (how == "empty") return std::string();
    if (how == "truncated") return bytes.substr(0, bytes.size() / 2);
    if (how == "one byte short") return bytes.substr(0, bytes.size() - 1);
    if (how == "longer") return bytes + "x";
    if (how == "foreign") return std::string("\x7F") + "ELF and the like";
    if (how == "other version") {
      bytes.replace(bytes.size() - 66, 1, "9");
      return bytes;
    }
    bytes[bytes.size() / 3] ^= 0x10;
    return bytes;
  };
  for (const char* how : {"empty", "truncated", "one byte short", "longer",
                          "foreign", "other version", "one bit"}) {
    SCOPED_TRACE(how);
    for (size_t i = 0; i < files.size(); ++i) {
      ASSERT_TRUE(WriteFile(files[i], damaged(good[i], how)));
    }
    EXPECT_EQ(Load(),
              "rules built; names built; sequences built; pack.xml built; ");
    for (size_t i = 0; i < files.size(); ++i) {
      EXPECT_EQ(BytesOf(files[i]), good[i]);
    }
  }
}

// A checksum says that the bytes are those that were stored, not where: a sound
// file of another item must not pass for this one.
TEST_F(CacheTest, DoesNotTakeOneItemForAnother) {
  packs_.Write("other.xml",
               "<pack id='o'><pattern id='date.other' type='date'>"
               "<match>by {year}</match></pattern></pack>");
  Load();
  const std::vector<std::string> files = Files();
  ASSERT_EQ(files.size(), 5u);
  std::vector<std::string> good;
  for (const std::string& file : files) good.push_back(BytesOf(file));
  for (size_t i = 0; i < files.size(); ++i) {
    ASSERT_TRUE(WriteFile(files[i], good[(i + 1) % files.size()]));
  }
  EXPECT_EQ(Load(),
            "rules built; names built; sequences built; other.xml built; "
            "pack.xml built; ");
}

TEST_F(CacheTest, FollowsEveryChangeOfAPackAndOfItAlone) {
  packs_.Write("other.xml",
               "<pack id='o'><pattern id='count.x' type='count'>"
               "<match>xyzzy</match></pattern></pack>");
  EXPECT_EQ(Load(),
            "rules built; names built; sequences built; other.xml built; "
            "pack.xml built; ");
  struct {
    const char* what;
    const char* from;
    const char* to;
    const char* steps;
  } const changes[] = {
      {"a comment", "<pack id=\"p\">", "<pack id=\"p\"><!-- x -->",
       "rules built; names cached; sequences built; "
       "other.xml cached; pack.xml cached; "},
      {"a pattern", "in {year}", "(?:in|by) {year}",
       "rules built; names cached; sequences built; "
       "other.xml cached; pack.xml built; "},
      {"an option", "<pattern id=\"date.year\"",
       "<pattern case=\"smart\" id=\"date.year\"",
       "rules built; names cached; sequences built; "
       "other.xml cached; pack.xml built; "},
      {"a list", "Fund | Works", "Fund | Works | Group",
       "rules built; names built; sequences built; "
       "other.xml cached; pack.xml cached; "},
      {"a word of a sequence", "<w in=\"heads\"/>",
       "<w in=\"heads\"/><opt><w>Ltd</w></opt>",
       "rules built; names built; sequences built; "
       "other.xml cached; pack.xml cached; "},
  };
  for (const auto& change : changes) {
    SCOPED_TRACE(change.what);
    std::string pack = kPack;
    pack.replace(pack.find(change.from), std::string(change.from).size(),
                 change.to);
    packs_.Write("pack.xml", pack);
    EXPECT_EQ(Load(), change.steps);
    packs_.Write("pack.xml", kPack);
    EXPECT_EQ(Load(),
              "rules cached; names cached; sequences cached; other.xml cached; "
              "pack.xml cached; ");
  }
}

TEST_F(CacheTest, FollowsEveryChangeOfAGazetteer) {
  std::string pack = kPack;
  pack.replace(pack.find("<define"), 0,
               "<gazetteer id='g.g' name='g' file='g.tsv' type='place'/>");
  packs_.Write("pack.xml", pack);
  const std::string header = "id\tsurface\tform\tcase\tclass\n";
  packs_.Write("g.tsv", header + "a\tApia\tname\texact\tcity\n");
  EXPECT_EQ(Load(),
            "rules built; names built; sequences built; pack.xml built; ");
  EXPECT_EQ(Load(),
            "rules cached; names cached; sequences cached; pack.xml cached; ");
  packs_.Write("g.tsv", header + "a\tApia\tname\tsmart\tcity\n");
  EXPECT_EQ(Load(),
            "rules cached; names built; sequences built; pack.xml cached; ");
}

TEST_F(CacheTest, ThatCannotBeWrittenIsToldAndDoneWithout) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  fs::create_directory(folder_.File("cache"));
  fs::permissions(folder_.File("cache"), fs::perms(0500));
  const std::string steps = Load();
  EXPECT_NE(steps.find("rules built; names built; sequences built; pack.xml "
                       "built; cache not used: "),
            std::string::npos)
      << steps;
  fs::permissions(folder_.File("cache"), fs::perms(0700));
}

TEST_F(CacheTest, ThatIsNoFolderIsToldAndDoneWithout) {
  folder_.Write("cache", "a file");
  EXPECT_EQ(Load(),
            "rules built; names built; sequences built; pack.xml built; cache "
            "not used: " +
                folder_.File("cache") + ": cannot be made");
  EXPECT_EQ(LoadWith(packs_, "/proc/nowhere/cache"),
            "rules built; names built; sequences built; pack.xml built; cache "
            "not used: "
            "/proc/nowhere/cache: cannot be made");
  EXPECT_EQ(BytesOf(folder_.File("cache")), "a file");
}

TEST_F(CacheTest, OfAnotherUserIsToldAndDoneWithout) {
  const std::string cache = folder_.File("cache");
  fs::create_directory(cache);
  if (::geteuid() != 0 || ::chown(cache.c_str(), 12345, 12345) != 0) {
    GTEST_SKIP() << "only root gives folders away";
  }
  EXPECT_EQ(Load(),
            "rules built; names built; sequences built; pack.xml built; cache "
            "not used: " +
                cache + ": belongs to another user");
  EXPECT_TRUE(Files().empty());
}

TEST_F(CacheTest, KeepsWhatIsSoundWhenAnotherPackHasErrors) {
  packs_.Write("bad.xml", "<pack id='b'><rubbish/></pack>");
  EXPECT_NE(Load().find("bad.xml:1:14: <rubbish> cannot stand in <pack>"),
            std::string::npos);
  packs_.Write("bad.xml", "<pack id='b'/>");
  EXPECT_EQ(Load(),
            "rules built; names built; sequences built; pack.xml cached; ");
}

// What the cache has, as a string.
std::optional<std::string> Loaded(const Cache& cache, std::string_view name,
                                  std::string_view key) {
  const auto item = cache.Load(name, HashName(key));
  if (!item) return std::nullopt;
  return std::string(item->bytes);
}

TEST(Cache, KeepsItemsByNameAndKey) {
  const TestFolder folder;
  Cache cache(folder.File("new/cache"));
  EXPECT_EQ(cache.problem(), "");
  const std::string zeros("a\0b", 3);
  cache.Store("rules/x.xml", HashName("1"), zeros);
  cache.Store("rules/x.xml", HashName("2"), "");
  EXPECT_EQ(Loaded(cache, "rules/x.xml", "1"), zeros);
  EXPECT_EQ(Loaded(cache, "rules/x.xml", "2"), "");
  EXPECT_EQ(Loaded(cache, "rules/x.xml", "3"), std::nullopt);
  EXPECT_EQ(Loaded(cache, "names", "1"), std::nullopt);
  Cache none;
  none.Store("names", HashName("1"), "x");
  EXPECT_EQ(Loaded(none, "names", "1"), std::nullopt);
  EXPECT_EQ(none.problem(), "");
}

TEST(Cache, ForgetsTheOldestWhenItHoldsTooMuch) {
  const TestFolder folder;
  Cache cache(folder.path());
  for (int i = 0; i < 300; ++i)
    cache.Store("x", HashName(std::to_string(i)), "y");
  EXPECT_EQ(FilesBelow(folder.path(), ".bin").size(), 256u);
  EXPECT_TRUE(Loaded(cache, "x", "299").has_value());
  for (const char* key : {"a", "b", "c"}) {
    cache.Store("big", HashName(key), std::string(100 << 20, 'z'));
  }
  EXPECT_FALSE(Loaded(cache, "x", "299").has_value());
  EXPECT_FALSE(Loaded(cache, "big", "a").has_value());
  EXPECT_TRUE(Loaded(cache, "big", "c").has_value());
}

}  // namespace
}  // namespace galley
