// BuildLog: what was done to get a Database, for `galley compile` and
// --verbose.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace galley {

struct BuildLog {
  struct Step {
    std::string name{};   // "rules/dates.xml", "names"
    bool cached = false;  // loaded, not built
    double milliseconds = 0;
    size_t bytes = 0;
  };
  std::vector<Step> steps{};
  std::vector<std::string> notes{};  // why the cache could not be used
};

// Milliseconds since it was made.
class StopWatch {
 public:
  double Milliseconds() const {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin_)
        .count();
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point begin_ = Clock::now();
};

}  // namespace galley
