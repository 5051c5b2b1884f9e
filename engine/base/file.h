// Files as whole byte strings, and folders as sorted lists.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace galley {

// Documents above this are refused (CONTRACT.md): offsets are 32 bits wide and
// Hyperscan takes an unsigned length.
inline constexpr uint64_t kMaxFileBytes = uint64_t{256} << 20;

// The whole file. Errors: missing, a folder, unreadable, above `max_bytes`.
Result<std::string> ReadFile(const std::string& path,
                             uint64_t max_bytes = kMaxFileBytes);

// Standard input to its end, under the same limit.
Result<std::string> ReadStandardInput(uint64_t max_bytes = kMaxFileBytes);

// Writes a temporary file beside `path` and renames it, so that a reader never
// sees half of it. A file that is there keeps its permissions, and a link to it
// keeps pointing where it points.
Result<void> WriteFile(const std::string& path, std::string_view bytes);

// Regular files below `folder` whose name ends in `extension` (".xml"), sorted
// bytewise by path, however the file system lists them. Hidden files and
// folders are left out. An empty list where there is no such folder.
std::vector<std::string> FilesBelow(const std::string& folder,
                                    std::string_view extension);

// Line and column, both from 1, of a byte offset; the column counts code
// points. Line ends are LF, CRLF and CR. Cost: linear in `offset`.
struct LineColumn {
  uint32_t line = 1;
  uint32_t column = 1;
};
LineColumn LineColumnOf(std::string_view text, size_t offset);

}  // namespace galley
