#include "cli/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace galley {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class CollectInputsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "galley.XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string Add(const std::string& name) {
    const fs::path path = fs::path(folder_) / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << name;
    return path.string();
  }
  // Paths without the folder of the test.
  std::vector<std::string> Paths(const Inputs& inputs) const {
    std::vector<std::string> paths;
    for (const Input& input : inputs.drafts) {
      paths.push_back(input.path.starts_with(folder_)
                          ? input.path.substr(folder_.size() + 1)
                          : input.path);
    }
    return paths;
  }

  std::string folder_{};
};

TEST_F(CollectInputsTest, WalksFoldersInOrderOfBytes) {
  for (const char* name : {"b.txt", "a/z.txt", "B.md", "a.html", ".x/y.txt"}) {
    Add(name);
  }
  Add("picture.png");
  const Inputs inputs = CollectInputs({folder_}, "");
  EXPECT_THAT(Paths(inputs), ElementsAre("B.md", "a.html", "a/z.txt", "b.txt"));
  EXPECT_EQ(inputs.other_files, 1U);
  EXPECT_THAT(inputs.errors, IsEmpty());
}

TEST_F(CollectInputsTest, FollowsNoLinkToAFolderAndEndsInCircles) {
  Add("a/x.txt");
  fs::create_directory_symlink(folder_, fs::path(folder_) / "a" / "up");
  EXPECT_THAT(Paths(CollectInputs({folder_}, "")), ElementsAre("a/x.txt"));
}

TEST_F(CollectInputsTest, TakesEachFileOnce) {
  const std::string path = Add("a.txt");
  fs::create_symlink(path, fs::path(folder_) / "link.txt");
  EXPECT_THAT(Paths(CollectInputs({path, folder_, folder_ + "/./a.txt"}, "")),
              ElementsAre("./a.txt"));
}

TEST_F(CollectInputsTest, KeepsWhatIsMissingForTheReaderToReport) {
  EXPECT_THAT(Paths(CollectInputs({"no/such.txt"}, "")),
              ElementsAre("no/such.txt"));
}

TEST_F(CollectInputsTest, NamesStandardInput) {
  const Inputs inputs = CollectInputs({"-", "-"}, "x.md");
  EXPECT_THAT(Paths(inputs), ElementsAre("x.md"));
  EXPECT_TRUE(inputs.drafts[0].is_standard_input);
  EXPECT_THAT(Paths(CollectInputs({"-"}, "")), ElementsAre("-"));
}

TEST_F(CollectInputsTest, AFolderWithoutDraftsIsAnError) {
  Add("picture.png");
  const Inputs inputs = CollectInputs({folder_}, "");
  ASSERT_EQ(inputs.errors.size(), 1U);
  EXPECT_EQ(inputs.errors[0].file, folder_);
}

}  // namespace
}  // namespace galley
