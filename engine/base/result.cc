#include "engine/base/result.h"

#include <fmt/core.h>

namespace galley {

std::string ToString(const Error& error) {
  if (error.file.empty()) return error.message;
  if (error.line == 0) return fmt::format("{}: {}", error.file, error.message);
  if (error.column == 0) {
    return fmt::format("{}:{}: {}", error.file, error.line, error.message);
  }
  return fmt::format("{}:{}:{}: {}", error.file, error.line, error.column,
                     error.message);
}

}  // namespace galley
