#include "engine/base/confined_child.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <utility>

namespace galley {
namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kChunk = size_t{64} << 10;
constexpr int kTick = 10;  // milliseconds between two looks at a child's time

// A descriptor that is closed when it goes.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept
      : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

tl::unexpected<Errors> FailWith(const char* what) {
  return Fail(Error{fmt::format("{}: {}", what, std::strerror(errno))});
}

// The path of a program; empty if PATH does not know it.
std::string Find(const std::string& program) {
  if (program.find('/') != program.npos) return program;
  const char* path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? "/usr/bin:/bin" : path;
  while (!folders.empty()) {
    const size_t colon = std::min(folders.find(':'), folders.size());
    std::string file(folders.substr(0, colon));
    file += '/' + program;
    if (::access(file.c_str(), X_OK) == 0) return file;
    folders.remove_prefix(std::min(colon + 1, folders.size()));
  }
  return {};
}

Result<Descriptor> InputFile(std::string_view input) {
  Descriptor file(::memfd_create("galley", MFD_CLOEXEC));
  if (file.number() < 0) return FailWith("no memory file for a child process");
  while (!input.empty()) {
    const ssize_t count = ::write(file.number(), input.data(), input.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return FailWith("no room for the input of a child process");
    input.remove_prefix(static_cast<size_t>(count));
  }
  ::lseek(file.number(), 0, SEEK_SET);
  return file;
}

void Limit(decltype(RLIMIT_CPU) resource, uint64_t value) {
  const rlimit limit{value, value};
  ::setrlimit(resource, &limit);
}

// Tells when a running child has had its time.
class Watch {
 public:
  Watch(pid_t child, double seconds)
      : child_(child),
        seconds_(seconds),
        deadline_(Clock::now() +
                  std::chrono::duration_cast<Clock::duration>(
                      std::chrono::duration<double>(2 * seconds))) {}

  bool Over() const {
    if (Clock::now() > deadline_) return true;
    clockid_t clock{};
    timespec used{};
    return ::clock_getcpuclockid(child_, &clock) == 0 &&
           ::clock_gettime(clock, &used) == 0 &&
           static_cast<double>(used.tv_sec) +
                   static_cast<double>(used.tv_nsec) * 1e-9 >
               seconds_;
  }

 private:
  const pid_t child_;
  const double seconds_;
  const Clock::time_point deadline_;
};

// Behind fork: nothing but system calls.
[[noreturn]] void BecomeChild(const char* program, char* const* arguments,
                              int input, int output, int nowhere,
                              const ChildLimits& limits) {
  ::dup2(input, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
  // The parent looks closer; this is for a child without one.
  Limit(RLIMIT_CPU, static_cast<uint64_t>(limits.seconds) + 2);
  Limit(RLIMIT_AS, limits.memory);
  Limit(RLIMIT_FSIZE, 0);
  Limit(RLIMIT_CORE, 0);
  Limit(RLIMIT_NPROC, 0);
  ::execv(program, arguments);
  ::_exit(127);
}

enum class End { kClosed, kTooLate, kTooMuch };

End ReadAll(int pipe, const Watch& watch, uint64_t most, std::string* output) {
  for (;;) {
    if (watch.Over()) return End::kTooLate;
    pollfd wait{pipe, POLLIN, 0};
    const int ready = ::poll(&wait, 1, kTick);
    if (ready < 0 && errno != EINTR) return End::kClosed;
    if (ready <= 0) continue;
    const size_t before = output->size();
    output->resize(before + kChunk);
    const ssize_t count = ::read(pipe, output->data() + before, kChunk);
    output->resize(before + static_cast<size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0 || (count < 0 && errno != EINTR)) return End::kClosed;
    if (output->size() > most) return End::kTooMuch;
  }
}

}  // namespace

Result<std::string> RunChild(const std::vector<std::string>& command,
                             std::string_view input,
                             const ChildLimits& limits) {
  const std::string& name = command.front();
  const std::string program = Find(name);
  if (program.empty()) {
    return Fail(
        Error{fmt::format("needs the program {}, which is not there", name)});
  }
  const auto file = InputFile(input);
  if (!file) return tl::unexpected(file.error());
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return FailWith("no pipe to a child");
  const Descriptor from_child(ends[0]);
  Descriptor to_parent(ends[1]);
  const Descriptor nowhere(::open("/dev/null", O_WRONLY | O_CLOEXEC));
  std::vector<char*> arguments;
  for (const std::string& argument : command) {
    arguments.push_back(const_cast<char*>(argument.c_str()));
  }
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) return FailWith("cannot start a child process");
  if (child == 0) {
    BecomeChild(program.c_str(), arguments.data(), file->number(),
                to_parent.number(), nowhere.number(), limits);
  }
  to_parent = Descriptor();
  const Watch watch(child, limits.seconds);
  std::string output;
  End end = ReadAll(from_child.number(), watch, limits.output, &output);
  int status = 0;
  for (bool killed = false;;) {
    if (end != End::kClosed && !killed) {
      ::kill(child, SIGKILL);
      killed = true;
    }
    const pid_t done = ::waitpid(child, &status, killed ? 0 : WNOHANG);
    if (done == child || (done < 0 && errno != EINTR)) break;
    if (killed) continue;
    // It may have closed its output and go on for ever.
    if (watch.Over()) {
      end = End::kTooLate;
    } else {
      ::usleep(1000);
    }
  }
  if (end == End::kTooMuch) {
    return Fail(Error{
        fmt::format("{} wrote more than {} MB", name, limits.output >> 20)});
  }
  if (end == End::kTooLate) {
    return Fail(
        Error{fmt::format("{} took more than {} second{}", name, limits.seconds,
                          limits.seconds == 1 ? "" : "s")});
  }
  if (WIFSIGNALED(status)) {
    return Fail(Error{
        fmt::format("{} was killed by signal {}", name, WTERMSIG(status))});
  }
  if (WEXITSTATUS(status) != 0) {
    return Fail(Error{
        fmt::format("{} failed with status {}", name, WEXITSTATUS(status))});
  }
  return output;
}

}  // namespace galley
