#include "engine/base/child.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

namespace galley {
namespace {

constexpr int kSignalBase = 128;

std::string Reason(int code) { return std::generic_category().message(code); }

// Appends all that comes out of the pipe; false when it is too much.
bool ReadPipe(int descriptor, uint64_t max_bytes, std::string* output) {
  std::array<char, 1 << 16> buffer{};
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    output->append(buffer.data(), static_cast<size_t>(got));
    if (output->size() > max_bytes) return false;
  }
}

int WaitFor(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? kSignalBase + WTERMSIG(status)
                             : WEXITSTATUS(status);
}

}  // namespace

Result<ChildAnswer> AskChild(const std::vector<std::string>& argv,
                             uint64_t max_bytes) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return Fail({fmt::format("cannot be started: {}", Reason(errno)), argv[0]});
  }
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
                                     O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
                                     O_WRONLY, 0);
  std::vector<char*> arguments;
  arguments.reserve(argv.size() + 1);
  for (const std::string& argument : argv) {
    arguments.push_back(const_cast<char*>(argument.c_str()));
  }
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int code = ::posix_spawnp(&child, arguments[0], &actions, nullptr,
                                  arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  ChildAnswer answer;
  const bool fits = code != 0 || ReadPipe(ends[0], max_bytes, &answer.output);
  ::close(ends[0]);
  if (code != 0) {
    return Fail({fmt::format("cannot be started: {}", Reason(code)), argv[0]});
  }
  if (!fits) ::kill(child, SIGKILL);
  answer.status = WaitFor(child);
  if (fits) return answer;
  return Fail(
      {fmt::format("answers with more than {} MB", max_bytes >> 20), argv[0]});
}

}  // namespace galley
