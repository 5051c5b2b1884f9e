#include "cli/named_packs.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/rules_loader.h"
#include "engine/base/file.h"
#include "engine/rules/book_loader.h"

namespace galley {

namespace fs = std::filesystem;

bool HoldsPacks(const std::string& path) {
  return path.ends_with(".xml") || !FilesBelow(path, ".xml").empty();
}

bool IsBelow(const std::string& path, const std::string& folder) {
  std::error_code error;
  const fs::path near =
      fs::weakly_canonical(path, error)
          .lexically_relative(fs::weakly_canonical(folder, error));
  return !near.empty() && *near.begin() != "..";
}

bool IsInForce(const std::string& path) {
  return std::ranges::any_of(
      PacksBelow(DataPath("rules")),
      [&path](const std::string& pack) { return IsBelow(pack, path); });
}

}  // namespace galley
