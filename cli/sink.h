// Sink: where an output goes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace galley {

// Standard output, or a file that appears under its name only when Finish has
// been called: a temporary file beside it, renamed. Devices and pipes are
// written directly. Every error is about the whole output: give it up.
class Sink {
 public:
  // `path`: "-" is standard output.
  static Result<std::unique_ptr<Sink>> Open(const std::string& path);
  ~Sink();
  Sink(const Sink&) = delete;  // owns a descriptor
  Sink& operator=(const Sink&) = delete;

  Result<void> Write(std::string_view bytes);
  Result<void> Finish();

  // Nobody reads any more: an error, and not worth a message.
  bool broken_pipe() const { return broken_pipe_; }

 private:
  Sink() = default;
  tl::unexpected<Errors> Failure(std::string_view what);

  std::string path_{};
  std::string temporary_{};  // empty: written directly
  int descriptor_ = -1;
  bool owned_ = false;
  bool broken_pipe_ = false;
};

// Opens what a parent closed of descriptors 0 to 2, so that no file takes their
// place: reading 0 and writing 1 fail, messages to 2 get lost.
void GuardStandardStreams();

}  // namespace galley
