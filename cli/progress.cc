#include "cli/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <string>
#include <string_view>

namespace galley {
namespace {

constexpr std::chrono::seconds kPatience{1};

void WriteToStandardError(std::string_view text) {
  // What a terminal loses of a progress line is not worth an error.
  [[maybe_unused]] const ssize_t put =
      ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

Progress::Progress(size_t total, bool quiet)
    : total_(total),
      enabled_(!quiet && ::isatty(STDERR_FILENO) == 1),
      start_(std::chrono::steady_clock::now()) {}

void Progress::Show(size_t done) {
  if (!enabled_ || std::chrono::steady_clock::now() - start_ < kPatience) {
    return;
  }
  WriteToStandardError(fmt::format("\rgalley: {} of {} drafts ", done, total_));
  shown_ = true;
}

void Progress::Clear() {
  if (!shown_) return;
  WriteToStandardError("\r\033[K");
  shown_ = false;
}

}  // namespace galley
