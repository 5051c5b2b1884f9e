#include "engine/rules/cache.h"

#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/base/file.h"
#include "engine/text/hash.h"

namespace galley {
namespace {

// Changes when what is stored changes its form.
constexpr std::string_view kCacheFormat = "5";

constexpr std::string_view kMagic = "galley-cache-3\n";
constexpr size_t kHashLength = 32;
constexpr std::string_view kEnding = ".bin";
// Old items are those of packs that were edited since: a week's work fits.
constexpr size_t kMaxFiles = 256;
constexpr uintmax_t kMaxBytes = 256 << 20;

std::string DefaultFolder() {
  if (const char* base = std::getenv("XDG_CACHE_HOME");
      base != nullptr && *base == '/') {
    return std::string(base) + "/galley";
  }
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') {
    return std::string(home) + "/.cache/galley";
  }
  return {};
}

}  // namespace

std::string CacheStamp() {
  struct stat info {};
  if (::stat("/proc/self/exe", &info) != 0) return std::string(kCacheFormat);
  return fmt::format("{} {} {} {}", kCacheFormat, info.st_size,
                     info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
}

Cache::Cache(std::string folder)
    : folder_(folder.empty() ? DefaultFolder() : std::move(folder)) {
  if (folder_.empty()) {
    problem_ = "neither XDG_CACHE_HOME nor HOME says where the cache may be";
    return;
  }
  std::error_code error;
  std::filesystem::create_directories(
      std::filesystem::path(folder_).parent_path(), error);
  ::mkdir(folder_.c_str(), 0700);
  struct stat info {};
  if (::stat(folder_.c_str(), &info) != 0 || !S_ISDIR(info.st_mode)) {
    problem_ = fmt::format("{}: cannot be made", folder_);
  } else if (info.st_uid != ::geteuid()) {
    problem_ = fmt::format("{}: belongs to another user", folder_);
  } else if ((info.st_mode & 0077) != 0 &&
             ::chmod(folder_.c_str(), 0700) != 0) {
    problem_ = fmt::format("{}: is open to other users", folder_);
  }
}

std::string Cache::PathOf(std::string_view name, std::string_view key) const {
  std::string plain(name);
  std::ranges::replace(plain, '/', '_');
  return fmt::format("{}/{}-{}{}", folder_, plain, key, kEnding);
}

std::optional<Cache::Item> Cache::Load(std::string_view name,
                                       std::string_view key) const {
  if (folder_.empty() || !problem_.empty()) return std::nullopt;
  Result<MappedFile> file = MappedFile::Open(PathOf(name, key));
  if (!file) return std::nullopt;
  // content, magic, key, checksum
  const size_t tail = kMagic.size() + key.size() + kHashLength;
  const std::string_view whole = file->bytes();
  if (whole.size() < tail) return std::nullopt;
  const std::string_view content = whole.substr(0, whole.size() - tail);
  const std::string_view rest = whole.substr(content.size());
  if (!rest.starts_with(kMagic) ||
      rest.substr(kMagic.size(), key.size()) != key ||
      rest.substr(kMagic.size() + key.size()) != HashName(content)) {
    return std::nullopt;
  }
  return Item{*std::move(file), content};
}

void Cache::Store(std::string_view name, std::string_view key,
                  std::string_view bytes) {
  if (folder_.empty() || !problem_.empty()) return;
  std::string file(bytes);
  file += kMagic;
  file += key;
  file += HashName(bytes);
  if (const Result<void> written = WriteFile(PathOf(name, key), file);
      !written) {
    problem_ = ToString(written.error().front());
    return;
  }
  RemoveOldest();
}

void Cache::RemoveOldest() {
  struct Stored {
    std::filesystem::file_time_type time{};
    std::string path{};
    uintmax_t bytes = 0;
  };
  std::vector<Stored> files;
  for (const std::string& path : FilesBelow(folder_, kEnding)) {
    std::error_code error;
    Stored file{std::filesystem::last_write_time(path, error), path};
    if (!error) file.bytes = std::filesystem::file_size(path, error);
    if (!error) files.push_back(std::move(file));
  }
  std::ranges::sort(files, [](const Stored& a, const Stored& b) {
    return std::tie(b.time, a.path) < std::tie(a.time, b.path);  // newest first
  });
  uintmax_t bytes = 0;
  for (size_t i = 0; i < files.size(); ++i) {
    bytes += files[i].bytes;
    if (i > 0 && (i >= kMaxFiles || bytes > kMaxBytes)) {
      ::unlink(files[i].path.c_str());
    }
  }
}

}  // namespace galley
