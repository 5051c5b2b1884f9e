// MappedFile: a file's bytes without a copy, for what is read at every start.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/result.h"

namespace galley {

// Read-only and private. The bytes stay where they are when the object is
// moved. The file must not be cut short meanwhile; galley itself only ever
// replaces files by renaming.
class MappedFile {
 public:
  // Errors: missing, a folder, unreadable. An empty file has no bytes.
  static Result<MappedFile> Open(const std::string& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept
      : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_{};
};

}  // namespace galley
