// Bytes in any encoding -> valid UTF-8, with the way back.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/text/offset_map.h"

namespace galley {

struct Decoded {
  std::string text{};      // valid UTF-8 without BOM
  OffsetMap to_bytes{};    // text -> the bytes that came in; identity if empty
  std::string encoding{};  // canonical name, "UTF-8", "windows-1252", ...
  bool guessed = false;  // neither named by the caller nor told by a BOM/UTF-8
  size_t repaired = 0;   // malformed places, each now one U+FFFD
};

// BOM, then strict UTF-8, then ICU's detector (64 bytes or more around what is
// not ASCII, confidence 50 or more; 30 where it sees no Latin text), then
// windows-1252. A text with at least as many well-formed sequences as malformed
// parts is UTF-8 and is repaired, one U+FFFD per maximal malformed part; so is
// ASCII with stray bytes that prose in windows-1252 does not hold. NUL bytes in
// a clear pattern are UTF-16 or UTF-32 without a BOM.
// `encoding`: empty, or a name ICU knows, which then decides.
// Errors: an unknown name; NUL bytes in what is not UTF-16/32 ("binary file").
// Takes `bytes` by value: valid UTF-8 is moved through without a copy.
Result<Decoded> Decode(std::string bytes, std::string_view encoding = {});

// True when every byte belongs to a well-formed sequence.
bool IsValidUtf8(std::string_view bytes);

}  // namespace galley
