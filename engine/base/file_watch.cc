#include "engine/base/file_watch.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace galley {
namespace {

tl::unexpected<Errors> SystemFault(std::string_view what) {
  return Fail({fmt::format("cannot {}: {}", what,
                           std::generic_category().message(errno))});
}

}  // namespace

Result<std::unique_ptr<FileWatch>> FileWatch::Open() {
  std::unique_ptr<FileWatch> watch(new FileWatch());
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  watch->signals_ = signalfd(-1, &ends, SFD_CLOEXEC);
  watch->events_ = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (watch->signals_ < 0 || watch->events_ < 0) {
    return SystemFault("watch files");
  }
  return watch;
}

FileWatch::~FileWatch() {
  for (const int descriptor : {events_, signals_}) {
    if (descriptor >= 0) close(descriptor);
  }
}

Result<void> FileWatch::AddFolderOf(const std::string& path) {
  std::string folder = std::filesystem::path(path).parent_path().string();
  const int watch = inotify_add_watch(
      events_, folder.empty() ? "." : folder.c_str(),
      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE);
  if (watch < 0) return SystemFault(fmt::format("watch {}", folder));
  if (!folder.empty() && folder.back() != '/') folder += '/';
  folders_[watch] = std::move(folder);
  return {};
}

Result<void> FileWatch::Read(std::set<std::string>* paths) {
  alignas(inotify_event) std::array<char, 4096> buffer{};
  for (;;) {
    const ssize_t length = read(events_, buffer.data(), buffer.size());
    if (length < 0 && errno == EINTR) continue;
    if (length < 0 && errno == EAGAIN) return {};
    if (length <= 0) return SystemFault("watch files");
    for (size_t at = 0; at < static_cast<size_t>(length);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof(event));
      const char* name = buffer.data() + at + sizeof(event);
      const auto folder = folders_.find(event.wd);
      if (event.len > 0 && folder != folders_.end()) {
        paths->insert(folder->second + name);
      }
      at += sizeof(event) + event.len;
    }
  }
}

Result<std::set<std::string>> FileWatch::Wait() {
  std::set<std::string> paths;
  while (paths.empty()) {
    std::array<pollfd, 2> ready = {
        {{events_, POLLIN, 0}, {signals_, POLLIN, 0}}};
    if (poll(ready.data(), ready.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return SystemFault("wait for files");
    }
    if (ready[1].revents != 0) return paths;
    if (Result<void> done = Read(&paths); !done) {
      return Fail(std::move(done.error()));
    }
  }
  return paths;
}

}  // namespace galley
