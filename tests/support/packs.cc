#include "tests/support/packs.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "engine/base/data_dir.h"
#include "engine/base/file.h"

namespace galley {

namespace fs = std::filesystem;

TestFolder::TestFolder() {
  std::string name = testing::TempDir() + "/galley-test-XXXXXX";
  path_ = ::mkdtemp(name.data());
}

TestFolder::~TestFolder() {
  std::error_code error;
  fs::permissions(path_, fs::perms::owner_all, error);
  fs::remove_all(path_, error);
}

std::string TestFolder::File(std::string_view name) const {
  return path_ + "/" + std::string(name);
}

void TestFolder::Write(std::string_view name, std::string_view content) const {
  fs::create_directories(fs::path(File(name)).parent_path());
  ASSERT_TRUE(WriteFile(File(name), content)) << name;
}

Result<std::unique_ptr<Database>> TestFolder::Load(const CacheOptions& cache,
                                                   BuildLog* log) const {
  return LoadDatabase({{path_}}, cache, log);
}

std::string TestFolder::Shown(const Errors& errors) const {
  std::string shown;
  for (const Error& error : errors) {
    std::string line = ToString(error);
    for (size_t at = 0;
         (at = line.find(path_ + "/", at)) != std::string::npos;) {
      line.erase(at, path_.size() + 1);
    }
    shown += line + "\n";
  }
  return shown;
}

namespace {

void WritePack(const TestFolder& folder, std::string_view elements,
               const std::vector<std::pair<std::string, std::string>>& files) {
  folder.Write("pack.xml",
               "<pack id=\"tiny\">\n" + std::string(elements) + "</pack>\n");
  for (const auto& [name, content] : files) folder.Write(name, content);
}

}  // namespace

std::unique_ptr<Database> DatabaseOf(
    std::string_view elements,
    const std::vector<std::pair<std::string, std::string>>& files) {
  const TestFolder folder;
  WritePack(folder, elements, files);
  auto database = folder.Load();
  if (database) return *std::move(database);
  ADD_FAILURE() << folder.Shown(database.error()) << elements;
  return nullptr;
}

std::string ErrorsOf(
    std::string_view elements,
    const std::vector<std::pair<std::string, std::string>>& files) {
  const TestFolder folder;
  WritePack(folder, elements, files);
  const auto database = folder.Load();
  return database ? "" : folder.Shown(database.error());
}

std::unique_ptr<Database> OwnDefaultDatabase() {
  auto database = LoadDatabase({{DataDir() + "/rules"}}, {});
  if (database) return *std::move(database);
  for (const Error& error : database.error()) {
    ADD_FAILURE() << ToString(error);
  }
  std::abort();
}

const Database& DefaultDatabase() {
  static const std::unique_ptr<Database> database = OwnDefaultDatabase();
  return *database;
}

std::vector<std::string> GoldenDrafts() {
  std::vector<std::string> drafts;
  for (const std::string& path : FilesBelow(DataDir() + "/golden", "")) {
    if (fs::path(path).stem() == "draft") drafts.push_back(path);
  }
  return drafts;
}

}  // namespace galley
