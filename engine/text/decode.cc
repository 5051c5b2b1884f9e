#include "engine/text/decode.h"

#include <fmt/core.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "engine/text/converter.h"

namespace galley {
namespace {

constexpr uint64_t kHighBits = 0x8080808080808080;

Error BinaryFile() {
  return {"binary file: it holds NUL bytes, so it is no text; save it as text"};
}

// The first byte at or behind `from` that is not ASCII; size() if none.
size_t SkipAscii(std::string_view bytes, size_t from) {
  uint64_t eight = 0;
  while (from + sizeof eight <= bytes.size()) {
    std::memcpy(&eight, bytes.data() + from, sizeof eight);
    if ((eight & kHighBits) != 0) break;
    from += sizeof eight;
  }
  while (from < bytes.size() && static_cast<unsigned char>(bytes[from]) < 0x80)
    ++from;
  return from;
}

// One character, or one maximal malformed part, at `at`.
struct Step {
  size_t end = 0;
  bool valid = false;
};
Step StepAt(std::string_view bytes, size_t at) {
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  UChar32 c = 0;
  size_t next = at;
  U8_NEXT(data, next, bytes.size(), c);
  return {next, c >= 0};
}

struct Utf8Census {
  size_t valid = 0;       // sequences of two bytes and more
  size_t malformed = 0;   // maximal malformed parts
  size_t cut_quotes = 0;  // of those "E2 80", the stump of a quote or dash
  size_t letters = 0;     // of those single bytes windows-1252 reads sensibly
};

// Letters of windows-1252, and the signs that prose uses.
bool IsLikelyWindows1252(unsigned char byte) {
  static constexpr std::string_view kSigns =
      "\x80\x85\x8A\x8C\x8E\x91\x92\x93\x94\x95\x96\x97\x99\x9A\x9C\x9E\x9F"
      "\xA0\xA1\xA3\xA7\xA9\xAA\xAB\xAE\xB0\xB1\xB2\xB3\xB4\xB5\xB7\xBA\xBB"
      "\xBC\xBD\xBE\xBF";
  return (byte >= 0xC0 && byte != 0xFE && byte != 0xFF) ||
         kSigns.find(static_cast<char>(byte)) != kSigns.npos;
}

Utf8Census TakeCensus(std::string_view bytes) {
  Utf8Census census;
  for (size_t at = SkipAscii(bytes, 0); at < bytes.size();
       at = SkipAscii(bytes, at)) {
    const Step step = StepAt(bytes, at);
    if (step.valid) {
      ++census.valid;
    } else {
      ++census.malformed;
      census.cut_quotes += bytes.substr(at, step.end - at) == "\xE2\x80";
      census.letters +=
          IsLikelyWindows1252(static_cast<unsigned char>(bytes[at]));
    }
    at = step.end;
  }
  return census;
}

Decoded Repair(std::string_view bytes, size_t skip) {
  Decoded decoded;
  decoded.encoding = "UTF-8";
  std::string& text = decoded.text;
  text.reserve(bytes.size() + 64);
  size_t copied = skip;
  const auto copy_to = [&](size_t end) {
    decoded.to_bytes.Copy(static_cast<uint32_t>(text.size()),
                          static_cast<uint32_t>(copied),
                          static_cast<uint32_t>(end - copied));
    text.append(bytes.substr(copied, end - copied));
    copied = end;
  };
  for (size_t at = SkipAscii(bytes, skip); at < bytes.size();
       at = SkipAscii(bytes, at)) {
    const Step step = StepAt(bytes, at);
    if (!step.valid) {
      copy_to(at);
      decoded.to_bytes.Replace(static_cast<uint32_t>(text.size()), 3,
                               static_cast<uint32_t>(at),
                               static_cast<uint32_t>(step.end - at));
      text += "\uFFFD";
      copied = step.end;
      ++decoded.repaired;
    }
    at = step.end;
  }
  copy_to(bytes.size());
  return decoded;
}

struct Bom {
  std::string_view bytes;
  std::string_view encoding;
};
// Longer ones first: UTF-32LE begins like UTF-16LE.
constexpr Bom kBoms[] = {{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                         {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                         {{"\xEF\xBB\xBF", 3}, "UTF-8"},
                         {{"\xFF\xFE", 2}, "UTF-16LE"},
                         {{"\xFE\xFF", 2}, "UTF-16BE"}};

// The Unicode form whose NUL bytes stand as they do here; empty if none.
// Spaces and line ends alone give a tenth of all pairs a NUL in their high
// half.
std::string_view WideFormOf(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, size_t{1} << 16);
  size_t nuls[4] = {};
  for (size_t i = 0; i < sample.size(); ++i) nuls[i % 4] += sample[i] == '\0';
  const size_t fours = sample.size() / 4;
  if (fours > 0 && bytes.size() % 4 == 0) {
    if (nuls[2] == fours && nuls[3] == fours) return "UTF-32LE";
    if (nuls[0] == fours && nuls[1] == fours) return "UTF-32BE";
  }
  const size_t even = nuls[0] + nuls[2];
  const size_t odd = nuls[1] + nuls[3];
  const size_t pairs = sample.size() / 2;
  if (pairs < 2) return {};
  if (odd * 10 >= pairs && even * 20 <= odd && odd > 0) return "UTF-16LE";
  if (even * 10 >= pairs && odd * 20 <= even && even > 0) return "UTF-16BE";
  return {};
}

Result<Decoded> FromUtf8(std::string bytes, size_t skip) {
  if (std::memchr(bytes.data(), '\0', bytes.size()) != nullptr) {
    return Fail(BinaryFile());
  }
  if (!IsValidUtf8(bytes)) return Repair(bytes, skip);
  Decoded decoded;
  decoded.encoding = "UTF-8";
  if (skip != 0) {
    bytes.erase(0, skip);
    decoded.to_bytes.Copy(0, static_cast<uint32_t>(skip),
                          static_cast<uint32_t>(bytes.size()));
  }
  decoded.text = std::move(bytes);
  return decoded;
}

Result<Decoded> FromEncoding(std::string_view bytes, std::string_view encoding,
                             size_t skip, bool guessed) {
  Result<Decoded> decoded = Convert(bytes, encoding, skip);
  if (decoded && decoded->text.find('\0') != std::string::npos) {
    return Fail(BinaryFile());
  }
  if (decoded) decoded->guessed = guessed;
  return decoded;
}

size_t BomLength(std::string_view bytes, std::string_view encoding) {
  for (const Bom& bom : kBoms) {
    if (bytes.starts_with(bom.bytes) && encoding == bom.encoding) {
      return bom.bytes.size();
    }
  }
  return 0;
}

// The figures of a data file come out as halves of characters and controls.
bool LooksLikeText(const Decoded& decoded) {
  const auto strange = std::ranges::count_if(decoded.text, [](char c) {
    return (c >= 0 && c < '\t') || (c > '\r' && c < ' ');
  });
  return (static_cast<size_t>(strange) + decoded.repaired) * 100 <=
         decoded.text.size();
}

Result<Decoded> DecodeGuessed(std::string bytes) {
  if (std::memchr(bytes.data(), '\0', bytes.size()) != nullptr) {
    const std::string_view wide = WideFormOf(bytes);
    if (wide.empty()) return Fail(BinaryFile());
    Result<Decoded> decoded = FromEncoding(bytes, wide, 0, true);
    if (decoded && !LooksLikeText(*decoded)) return Fail(BinaryFile());
    return decoded;
  }
  const Utf8Census census = TakeCensus(bytes);
  if (census.malformed == 0) return FromUtf8(std::move(bytes), 0);
  // Other encodings hit upon a well-formed sequence now and then, never as
  // often as not.
  if (census.malformed <= census.valid + census.cut_quotes) {
    return Repair(bytes, 0);
  }
  const std::string detected = DetectEncoding(bytes);
  if (!detected.empty()) return FromEncoding(bytes, detected, 0, true);
  if (census.letters * 2 < census.malformed) return Repair(bytes, 0);
  return FromEncoding(bytes, "windows-1252", 0, true);
}

}  // namespace

bool IsValidUtf8(std::string_view bytes) {
  for (size_t at = SkipAscii(bytes, 0); at < bytes.size();
       at = SkipAscii(bytes, at)) {
    const Step step = StepAt(bytes, at);
    if (!step.valid) return false;
    at = step.end;
  }
  return true;
}

Result<Decoded> Decode(std::string bytes, std::string_view encoding) {
  if (!encoding.empty()) {
    const std::string name = CanonicalEncoding(encoding);
    if (name.empty()) {
      return Fail(Error{fmt::format(
          "unknown encoding \"{}\"; name one such as UTF-8 or windows-1252",
          encoding)});
    }
    const size_t skip = BomLength(bytes, name);
    if (name == "UTF-8") return FromUtf8(std::move(bytes), skip);
    return FromEncoding(bytes, name, skip, false);
  }
  for (const Bom& bom : kBoms) {
    if (!bytes.starts_with(bom.bytes)) continue;
    const size_t skip = bom.bytes.size();
    if (bom.encoding == "UTF-8") return FromUtf8(std::move(bytes), skip);
    return FromEncoding(bytes, bom.encoding, skip, false);
  }
  return DecodeGuessed(std::move(bytes));
}

}  // namespace galley
