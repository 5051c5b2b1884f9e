#include "engine/text/fold.h"

#include <cstdint>
#include <cstring>

namespace galley {
namespace {

struct Kin {
  char plain = '\0';  // NUL: none
  uint8_t length = 1;
};

Kin KinOfE2(unsigned char second, unsigned char third) {
  if (second == 0x80) {
    if (third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF) {
      return {' ', 3};
    }
    if (third >= 0x90 && third <= 0x95) return {'-', 3};
    if (third == 0x98 || third == 0x99) return {'\'', 3};
    if (third == 0x9C || third == 0x9D) return {'"', 3};
  }
  if (second == 0x81 && third == 0x9F) return {' ', 3};
  return {};
}

// The plain kin of the non-ASCII character at `at`, of valid UTF-8.
Kin KinAt(const unsigned char* at) {
  switch (at[0]) {
    case 0xC2:
      if (at[1] == 0xA0 || at[1] == 0x85) return {' ', 2};
      return {};
    case 0xCA:
      if (at[1] == 0xBC) return {'\'', 2};
      return {};
    case 0xE1:
      if (at[1] == 0x9A && at[2] == 0x80) return {' ', 3};
      return {};
    case 0xE2:
      return KinOfE2(at[1], at[2]);
    case 0xE3:
      if (at[1] == 0x80 && at[2] == 0x80) return {' ', 3};
      return {};
    default:
      return {};
  }
}

constexpr uint64_t kHighBits = 0x8080808080808080;

}  // namespace

std::string MatchingView(std::string_view text) {
  std::string view;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const size_t size = text.size();
  size_t i = 0;
  while (i < size) {
    uint64_t eight = 0;
    if (i + sizeof eight <= size) {
      std::memcpy(&eight, bytes + i, sizeof eight);
      if ((eight & kHighBits) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    if (bytes[i] < 0xC2) {  // ASCII, or the rest of a character
      ++i;
      continue;
    }
    const Kin kin = KinAt(bytes + i);
    if (kin.plain != '\0') {
      if (view.empty()) view = text;
      std::memset(view.data() + i, kin.plain, kin.length);
    }
    i += kin.length;
  }
  return view;
}

}  // namespace galley
