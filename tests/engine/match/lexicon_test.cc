// The word list: exact look-ups in a sorted file.
#include "engine/match/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/data_dir.h"
#include "tests/support/packs.h"
#include "tests/support/text_checks.h"

namespace galley {
namespace {

using testing::ElementsAre;

TEST(Lexicon, FindsEveryWordAndNothingElse) {
  const TestFolder folder;
  folder.Write(
      "words.txt",
      "Chad\t50\nI\t10\na\t10\nmill\t20\nmiller\t35\nmills\t20\nz\t70");
  const auto words = Lexicon::Open(folder.File("words.txt"));
  ASSERT_TRUE(words);
  EXPECT_EQ(words->ClassOf("Chad"), 50);
  EXPECT_EQ(words->ClassOf("I"), 10);
  EXPECT_EQ(words->ClassOf("a"), 10);
  EXPECT_EQ(words->ClassOf("mill"), 20);
  EXPECT_EQ(words->ClassOf("miller"), 35);
  EXPECT_EQ(words->ClassOf("mills"), 20);
  EXPECT_EQ(words->ClassOf("z"), 70);
  for (const char* none :
       {"", "A", "chad", "mil", "millet", "mill\t20", "zz"}) {
    EXPECT_EQ(words->ClassOf(none), 0) << none;
  }
  EXPECT_EQ(words->ClassInText("MILL"), 20);
  EXPECT_EQ(words->ClassInText("Chad"), 50);
  EXPECT_EQ(words->ClassInText("chad"), 0);
  EXPECT_THAT(words->Longer("mil", 20), ElementsAre("mill", "mills"));
  EXPECT_THAT(words->Longer("mill", 70), ElementsAre("miller", "mills"));
  EXPECT_THAT(words->Longer("mille", 20), ElementsAre());
  EXPECT_THAT(words->Longer("z", 70), ElementsAre());
}

TEST(Lexicon, SaysWhatCannotBeRead) {
  const TestFolder folder;
  folder.Write("empty.txt", "");
  folder.Write("prose.txt", "Once upon a time\n");
  EXPECT_FALSE(Lexicon::Open(folder.File("none.txt")));
  for (const char* name : {"empty.txt", "prose.txt"}) {
    const auto words = Lexicon::Open(folder.File(name));
    ASSERT_FALSE(words);
    EXPECT_THAT(ToString(words.error().front()),
                testing::HasSubstr("is no word list"));
  }
}

TEST(Lexicon, TheDefaultOneIsSorted) {
  const auto words = Lexicon::Open(DataDir() + "/gazetteers/english-words.txt");
  ASSERT_TRUE(words);
  EXPECT_EQ(words->ClassOf("women"), 10);
  EXPECT_EQ(words->ClassOf("stakeholder"), 55);
  EXPECT_EQ(words->ClassOf("stakehold"), 0);
  const auto file =
      MappedFile::Open(DataDir() + "/gazetteers/english-words.txt");
  ASSERT_TRUE(file);
  std::string_view before;
  std::string_view bytes = file->bytes();
  for (size_t end; (end = bytes.find('\n')) != std::string_view::npos;) {
    const std::string_view word = bytes.substr(0, bytes.find('\t'));
    ASSERT_LT(before, word);
    before = word;
    bytes.remove_prefix(end + 1);
  }
}

}  // namespace
}  // namespace galley
