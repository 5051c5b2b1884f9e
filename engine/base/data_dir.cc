#include "engine/base/data_dir.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace galley {

std::string DataDir() {
  namespace fs = std::filesystem;
  if (const char* chosen = std::getenv("GALLEY_DATA");
      chosen != nullptr && *chosen != '\0') {
    return chosen;
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    const fs::path installed =
        program.parent_path().parent_path() / "share" / "galley";
    if (fs::is_directory(installed / "rules", error)) return installed.string();
  }
  return GALLEY_SOURCE_DIR;
}

}  // namespace galley
