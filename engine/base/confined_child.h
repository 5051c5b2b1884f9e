// A confined child process: bytes in, bytes out, within limits, for programs
// that read what a stranger wrote. child.h is for those that are trusted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace galley {

struct ChildLimits {
  double seconds = 20;  // of processor time; by the clock twice as many
  uint64_t memory = uint64_t{1} << 30;  // bytes of address space
  uint64_t output = uint64_t{1} << 30;  // bytes
};

// Runs a program found in PATH with `input` as its standard input, a file it
// may seek in, and returns what it writes to standard output. It can write no
// file, start no process and dump no core, and its standard error is dropped.
// Safe to call from many threads. Errors, without a file: there is no such
// program, it was killed, exceeded a limit, or ended with a status other than
// 0. No process is left behind.
Result<std::string> RunChild(const std::vector<std::string>& command,
                             std::string_view input, const ChildLimits& limits);

}  // namespace galley
