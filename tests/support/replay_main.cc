// Runs a fuzz target on every file of the folders it is given: the main of fuzz
// targets where libFuzzer brings none.

#include <cstdint>
#include <cstdio>
#include <string>

#include "engine/base/file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

int main(int argc, char** argv) {
  size_t replayed = 0;
  for (int i = 1; i < argc; ++i) {
    for (const std::string& path : galley::FilesBelow(argv[i], "")) {
      const galley::Result<std::string> bytes = galley::ReadFile(path);
      if (!bytes) {
        std::fprintf(stderr, "%s\n",
                     galley::ToString(bytes.error().front()).c_str());
        return 1;
      }
      std::printf("%s\n", path.c_str());
      std::fflush(stdout);  // the last name is the one that crashed
      LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes->data()),
                             bytes->size());
      ++replayed;
    }
  }
  std::printf("%zu inputs replayed\n", replayed);
  return replayed == 0 ? 1 : 0;
}
