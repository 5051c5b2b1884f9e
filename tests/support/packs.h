// Rule packs of tests: the default ones, and tiny ones in folders of their own.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/rules/database.h"

namespace galley {

// A folder for one test, deleted with everything in it at the end.
class TestFolder {
 public:
  TestFolder();
  ~TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string File(std::string_view name) const;
  // Makes the file, and folders above it that are missing.
  void Write(std::string_view name, std::string_view content) const;
  // The database of all packs in the folder; its own types.xml counts, else
  // the default one.
  Result<std::unique_ptr<Database>> Load(
      const CacheOptions& cache = {.use = false, .folder = {}},
      BuildLog* log = nullptr) const;
  // Each error as "pack.xml:3:5: message\n", the folder left out.
  std::string Shown(const Errors& errors) const;

 private:
  std::string path_;
};

// The database of one pack, <pack id="tiny">`elements`</pack>, with `files`
// beside it. Fails the test with all errors, and gives null, when it has any.
std::unique_ptr<Database> DatabaseOf(
    std::string_view elements,
    const std::vector<std::pair<std::string, std::string>>& files = {});

// All errors of such a pack; its first element stands on line 2.
std::string ErrorsOf(
    std::string_view elements,
    const std::vector<std::pair<std::string, std::string>>& files = {});

// The packs of rules/, compiled once for all tests of a program.
const Database& DefaultDatabase();
// The same, compiled for one test that changes it.
std::unique_ptr<Database> OwnDefaultDatabase();

// The drafts of golden/, as paths.
std::vector<std::string> GoldenDrafts();

}  // namespace galley
