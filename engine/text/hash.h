// Hashes of byte strings, for fingerprints and cache keys (xxHash's XXH3).
//
// Equal on every machine and in every run. They find accidents, not attackers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

uint64_t Hash64(std::string_view bytes);

// 128 bits as 32 hexadecimal digits.
std::string HashName(std::string_view bytes);

}  // namespace galley
