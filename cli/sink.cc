#include "cli/sink.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace galley {

namespace fs = std::filesystem;

Result<std::unique_ptr<Sink>> Sink::Open(const std::string& path) {
  std::unique_ptr<Sink> sink(new Sink);
  if (path == "-") {
    sink->path_ = "standard output";
    sink->descriptor_ = STDOUT_FILENO;
    return sink;
  }
  sink->path_ = path;
  sink->owned_ = true;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    sink->descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    // A link keeps pointing where it points.
    const fs::path target = fs::canonical(path, error);
    if (!error) sink->path_ = target.string();
    sink->temporary_ = fmt::format("{}.{}.tmp", sink->path_, ::getpid());
    sink->descriptor_ = ::open(sink->temporary_.c_str(),
                               O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  }
  if (sink->descriptor_ < 0) return sink->Failure("cannot be created");
  return sink;
}

Sink::~Sink() {
  if (owned_ && descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

tl::unexpected<Errors> Sink::Failure(std::string_view what) {
  const int code = errno;
  broken_pipe_ = code == EPIPE;
  return Fail(
      {fmt::format("{}: {}", what, std::generic_category().message(code)),
       path_});
}

Result<void> Sink::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor_, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return Failure("cannot be written");
    bytes.remove_prefix(static_cast<size_t>(put));
  }
  return {};
}

Result<void> Sink::Finish() {
  if (!owned_) return {};
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed != 0) return Failure("cannot be written");
  if (temporary_.empty()) return {};
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) {
    return Failure("cannot be renamed into place");
  }
  temporary_.clear();
  return {};
}

void GuardStandardStreams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) != -1) continue;
    // The lowest free descriptor is the one that is missing.
    const int mode = descriptor == STDOUT_FILENO ? O_RDONLY : O_WRONLY;
    if (::open("/dev/null", mode) < 0) return;
  }
}

}  // namespace galley
