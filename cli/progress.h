// Progress: a line on a terminal when a run takes longer than a second.
#pragma once

#include <chrono>
#include <cstddef>

namespace galley {

// Writes to standard error, and only if that is a terminal.
class Progress {
 public:
  Progress(size_t total, bool quiet);

  void Show(size_t done);
  // Takes the line away, before anything else is written.
  void Clear();

 private:
  const size_t total_;
  const bool enabled_;
  const std::chrono::steady_clock::time_point start_;
  bool shown_ = false;
};

}  // namespace galley
