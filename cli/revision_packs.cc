#include "cli/revision_packs.h"

#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace galley {
namespace {

namespace fs = std::filesystem;

// The exit status of a program; 127: it is not there.
int RunProgram(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& one : command) {
    arguments.push_back(const_cast<char*>(one.c_str()));
  }
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) return 127;
  if (child == 0) {
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 127;
}

}  // namespace

Result<RevisionPacks> RevisionPacks::Open(const std::string& revision) {
  std::error_code error;
  std::string folder =
      (fs::temp_directory_path(error) / "galley-rev.XXXXXX").string();
  if (error || ::mkdtemp(folder.data()) == nullptr) {
    return Fail(Error{"no temporary folder can be made"});
  }
  RevisionPacks packs;
  packs.folder_ = folder;
  packs.rules_ = folder + "/rules";
  const std::string archive = folder + "/packs.tar";
  const bool done =
      !revision.starts_with('-') &&
      RunProgram({"git", "archive", "--format=tar", "--output=" + archive,
                  revision, ":(top)rules", ":(top)gazetteers"}) == 0 &&
      RunProgram({"tar", "-xf", archive, "-C", folder}) == 0;
  if (!done) {
    return Fail(Error{
        fmt::format("git has no rules/ and gazetteers/ of the revision \"{}\"; "
                    "run it inside the repository of the packs",
                    revision)});
  }
  return packs;
}

RevisionPacks::RevisionPacks(RevisionPacks&& other) noexcept
    : folder_(std::exchange(other.folder_, {})),
      rules_(std::move(other.rules_)) {}

RevisionPacks::~RevisionPacks() {
  std::error_code error;
  if (!folder_.empty()) fs::remove_all(folder_, error);
}

}  // namespace galley
