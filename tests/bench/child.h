// Programs run as children, to measure them from outside.
#pragma once

#include <string>
#include <vector>

namespace galley::bench {

struct ChildRun {
  int status = -1;  // exit status; -1: did not run, or was killed
  double wall_seconds = 0;
  double cpu_seconds = 0;
  double peak_mb = 0;  // resident, in 10^6 bytes
};

// Runs a program to its end; what it prints is thrown away. `cache`: its
// XDG_CACHE_HOME. A child's peak includes what its parent held when it was
// started: measure before anything large is loaded.
ChildRun RunChild(const std::vector<std::string>& command,
                  const std::string& cache);

// A folder of its own in the system's folder for such; removed at exit.
const std::string& TemporaryFolder();

}  // namespace galley::bench
