#include "engine/base/file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace galley {
namespace {

// std::strerror is not safe with threads.
std::string Reason(int code) { return std::generic_category().message(code); }

Result<std::string> ReadAll(int descriptor, const std::string& name,
                            uint64_t expected, uint64_t max_bytes) {
  std::string bytes;
  bytes.resize(expected + 1);
  size_t used = 0;
  for (;;) {
    if (used == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t got =
        ::read(descriptor, bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      return Fail({fmt::format("cannot be read: {}", Reason(errno)), name});
    }
    if (got == 0) break;
    used += static_cast<size_t>(got);
    if (used > max_bytes) {
      return Fail({fmt::format("larger than the limit of {} MB; split it",
                               max_bytes >> 20),
                   name});
    }
  }
  bytes.resize(used);
  return bytes;
}

}  // namespace

Result<std::string> ReadFile(const std::string& path, uint64_t max_bytes) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    if (errno == ENOENT) {
      return Fail({"no such file; check the path", path});
    }
    return Fail({fmt::format("cannot be opened: {}", Reason(errno)), path});
  }
  struct stat info {};
  Result<std::string> result = Fail(Error{"is a folder, not a file", path});
  if (::fstat(descriptor, &info) != 0 || !S_ISDIR(info.st_mode)) {
    const uint64_t size =
        info.st_size > 0 ? static_cast<uint64_t>(info.st_size) : 0;
    result = size > max_bytes
                 ? Fail({fmt::format("larger than the limit of {} MB; split it",
                                     max_bytes >> 20),
                         path})
                 : ReadAll(descriptor, path, size, max_bytes);
  }
  ::close(descriptor);
  return result;
}

Result<std::string> ReadStandardInput(uint64_t max_bytes) {
  return ReadAll(STDIN_FILENO, "-", 1 << 16, max_bytes);
}

Result<void> WriteFile(const std::string& path, std::string_view bytes) {
  std::error_code is_new;
  const std::filesystem::path linked = std::filesystem::canonical(path, is_new);
  const std::string target = is_new ? path : linked.string();
  const std::string temporary = fmt::format("{}.{}.tmp", target, ::getpid());
  const auto fail = [&](const char* what) -> Result<void> {
    const int code = errno;
    ::unlink(temporary.c_str());
    return Fail({fmt::format("{}: {}", what, Reason(code)), path});
  };
  const int descriptor =
      ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) return fail("cannot be created");
  if (struct stat info{}; !is_new && ::stat(target.c_str(), &info) == 0) {
    ::fchmod(descriptor, info.st_mode & 07777);
  }
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t put =
        ::write(descriptor, bytes.data() + done, bytes.size() - done);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) {
      const int code = errno;
      ::close(descriptor);
      errno = code;
      return fail("cannot be written");
    }
    done += static_cast<size_t>(put);
  }
  if (::close(descriptor) != 0) return fail("cannot be written");
  if (::rename(temporary.c_str(), target.c_str()) != 0) {
    return fail("cannot be renamed into place");
  }
  return {};
}

std::vector<std::string> FilesBelow(const std::string& folder,
                                    std::string_view extension) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator walk(
      folder, fs::directory_options::skip_permission_denied, error);
  if (error) return files;
  for (const fs::recursive_directory_iterator end; walk != end;
       walk.increment(error)) {
    const std::string name = walk->path().filename().string();
    if (name.starts_with('.')) {
      if (walk->is_directory(error)) walk.disable_recursion_pending();
      continue;
    }
    if (name.ends_with(extension) && walk->is_regular_file(error)) {
      files.push_back(walk->path().string());
    }
  }
  std::ranges::sort(files);
  return files;
}

LineColumn LineColumnOf(std::string_view text, size_t offset) {
  LineColumn place;
  size_t line_start = 0;
  const size_t end = std::min(offset, text.size());
  for (size_t i = 0; i < end; ++i) {
    const bool crlf =
        text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !crlf)) {
      ++place.line;
      line_start = i + 1;
    }
  }
  for (size_t i = line_start; i < end; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) ++place.column;
  }
  return place;
}

}  // namespace galley
