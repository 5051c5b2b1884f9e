// Limits of what is taken in from packages and child processes, so that no file
// can exhaust the machine. Each is an option of the command line;
// docs/formats.md says why they are what they are.
#pragma once

#include <cstdint>

namespace galley {

struct ReadLimits {
  uint64_t part_bytes = uint64_t{200} << 20;  // of a part, unpacked
  // A package may be so many times larger unpacked than packed, beyond
  // kFreeBytes, which any may be.
  uint32_t ratio = 100;
  uint32_t depth = 256;       // open elements of XML
  uint32_t parts = 10'000;    // in a package
  double child_seconds = 20;  // processor time; twice as long by the clock
  uint64_t child_bytes = uint64_t{1} << 30;  // address space
};

inline constexpr uint64_t kFreeBytes = uint64_t{8} << 20;

}  // namespace galley
