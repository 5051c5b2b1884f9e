#include "engine/rules/data_file.h"

#include <fmt/core.h>

#include <filesystem>
#include <system_error>

#include "engine/base/data_dir.h"

namespace galley {

namespace fs = std::filesystem;

std::string FindDataFile(const std::string& name, const SourcePlace& place,
                         Errors* errors) {
  const fs::path folder = fs::path(place.file).parent_path();
  for (const fs::path& path :
       {folder / name, folder / ".." / "gazetteers" / name,
        fs::path(DataDir()) / "gazetteers" / name}) {
    std::error_code error;
    if (fs::is_regular_file(path, error)) return path.lexically_normal();
  }
  errors->push_back({fmt::format("file \"{}\" is neither beside the pack nor "
                                 "in ../gazetteers",
                                 name),
                     place.file, place.line, place.column});
  return {};
}

}  // namespace galley
