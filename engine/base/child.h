// Child processes: a program's answer to a question.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace galley {

struct ChildAnswer {
  std::string output{};  // what it wrote to standard output
  int status = 0;        // its exit status; 128 + signal where one ended it
};

// Runs a program found on the PATH, without a shell, and waits for its end. It
// reads nothing, and what it says on standard error is dropped. Errors: it
// cannot be started, or `argv` is answered with more than `max_bytes`.
Result<ChildAnswer> AskChild(const std::vector<std::string>& argv,
                             uint64_t max_bytes);

}  // namespace galley
