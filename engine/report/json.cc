#include "engine/report/json.h"

#include <array>
#include <charconv>

#include "engine/text/decode.h"

namespace galley {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

// Bytes that may begin something to be escaped.
constexpr std::array<bool, 256> MakeSpecials() {
  std::array<bool, 256> specials{};
  for (size_t i = 0; i < 0x20; ++i) specials[i] = true;
  specials['"'] = specials['\\'] = specials[0x7F] = true;
  specials[0xC2] = true;  // C1 controls
  specials[0xE2] = true;  // U+2028, U+2029
  return specials;
}
constexpr auto kSpecials = MakeSpecials();

unsigned char ByteAt(std::string_view text, size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i])
                         : static_cast<unsigned char>(0);
}

void AppendUnicodeEscape(uint32_t code, std::string* out) {
  out->append("\\u");
  for (int shift = 12; shift >= 0; shift -= 4) {
    out->push_back(kHex[(code >> shift) & 0xF]);
  }
}

// Appends the escape of what stands at `i` and returns its length in bytes, or
// 0 where nothing needs one.
size_t AppendEscape(std::string_view text, size_t i, std::string* out) {
  const unsigned char byte = ByteAt(text, i);
  const unsigned char next = ByteAt(text, i + 1);
  switch (byte) {
    case '"':
      out->append("\\\"");
      return 1;
    case '\\':
      out->append("\\\\");
      return 1;
    case '\n':
      out->append("\\n");
      return 1;
    case '\r':
      out->append("\\r");
      return 1;
    case '\t':
      out->append("\\t");
      return 1;
    case 0xC2:
      if (next < 0x80 || next > 0x9F) return 0;
      AppendUnicodeEscape(next, out);
      return 2;
    case 0xE2: {
      const unsigned char last = ByteAt(text, i + 2);
      if (next != 0x80 || (last != 0xA8 && last != 0xA9)) return 0;
      AppendUnicodeEscape(0x2000u + (last & 0x3Fu), out);
      return 3;
    }
    default:
      AppendUnicodeEscape(byte, out);
      return 1;
  }
}

}  // namespace

void AppendJsonString(std::string_view text, std::string* out) {
  out->push_back('"');
  size_t plain = 0;  // start of what is copied as it is
  for (size_t i = 0; i < text.size();) {
    if (!kSpecials[static_cast<unsigned char>(text[i])]) {
      ++i;
      continue;
    }
    out->append(text.substr(plain, i - plain));
    plain = i;
    const size_t length = AppendEscape(text, i, out);
    plain += length;
    i += length == 0 ? 1 : length;
  }
  out->append(text.substr(plain));
  out->push_back('"');
}

void AppendNumber(uint64_t number, std::string* out) {
  std::array<char, 20> digits;
  const auto result =
      std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out->append(digits.data(), result.ptr);
}

std::string HexDigits(uint64_t number) {
  std::string digits(16, '0');
  for (size_t i = digits.size(); i-- > 0; number >>= 4) {
    digits[i] = kHex[number & 0xF];
  }
  return digits;
}

std::string ValidPath(std::string_view path) {
  if (IsValidUtf8(path)) return std::string(path);
  std::string valid;
  for (const char c : path) {
    if (static_cast<unsigned char>(c) < 0x80) {
      valid.push_back(c);
    } else {
      valid.append("\uFFFD");
    }
  }
  return valid;
}

}  // namespace galley
