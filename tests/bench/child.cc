#include "tests/bench/child.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string_view>

#include "tests/bench/measure.h"

namespace galley::bench {
namespace {

double SecondsOf(const timeval& time) {
  return static_cast<double>(time.tv_sec) +
         static_cast<double>(time.tv_usec) * 1e-6;
}

std::vector<std::string> EnvironmentWith(const std::string& cache) {
  constexpr std::string_view kCache = "XDG_CACHE_HOME=";
  std::vector<std::string> environment = {std::string(kCache) + cache};
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (!std::string_view(*entry).starts_with(kCache)) {
      environment.emplace_back(*entry);
    }
  }
  return environment;
}

std::vector<char*> Pointers(std::vector<std::string>* strings) {
  std::vector<char*> pointers;
  for (std::string& string : *strings) pointers.push_back(string.data());
  pointers.push_back(nullptr);
  return pointers;
}

struct Folder {
  Folder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "galley-bench-XXXXXX");
    Require(::mkdtemp(name.data()) != nullptr, "a temporary folder is made");
    path = name;
  }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path, error);
  }

  std::string path{};
};

}  // namespace

ChildRun RunChild(const std::vector<std::string>& command,
                  const std::string& cache) {
  std::vector<std::string> arguments = command;
  std::vector<std::string> environment = EnvironmentWith(cache);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int file : {STDOUT_FILENO, STDERR_FILENO}) {
    posix_spawn_file_actions_addopen(&actions, file, "/dev/null", O_WRONLY, 0);
  }
  ChildRun run;
  pid_t child = 0;
  const double begin = WallSeconds();
  const int failed =
      ::posix_spawn(&child, command[0].c_str(), &actions, nullptr,
                    Pointers(&arguments).data(), Pointers(&environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return run;
  int status = 0;
  rusage usage{};
  if (::wait4(child, &status, 0, &usage) != child) return run;
  run.wall_seconds = WallSeconds() - begin;
  run.cpu_seconds = SecondsOf(usage.ru_utime) + SecondsOf(usage.ru_stime);
  run.peak_mb = static_cast<double>(usage.ru_maxrss) * 1024 * 1e-6;
  if (WIFEXITED(status)) run.status = WEXITSTATUS(status);
  return run;
}

const std::string& TemporaryFolder() {
  static const Folder kFolder;
  return kFolder.path;
}

}  // namespace galley::bench
