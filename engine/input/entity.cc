#include "engine/input/entity.h"

#include <algorithm>

#include "engine/input/entity_table.h"
#include "engine/text/character.h"

namespace galley {
namespace {

using std::string_view;

constexpr size_t kMaxNameBytes = 32;
constexpr string_view kWithoutSemicolon[] = {"amp",  "lt",   "gt", "quot",
                                             "nbsp", "copy", "reg"};

// windows-1252 from 0x80; 0: not assigned.
constexpr char16_t kWindows1252[] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool IsAlphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9');
}

std::string Utf8Of(char32_t code_point) {
  std::string text;
  AppendUtf8(code_point, &text);
  return text;
}

char32_t Sanitized(char32_t c) {
  if (c >= 0x80 && c <= 0x9F && kWindows1252[c - 0x80] != 0) {
    return kWindows1252[c - 0x80];
  }
  return c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)
             ? char32_t{0xFFFD}
             : c;
}

Entity Numeric(string_view text) {
  const bool hexadecimal = text.size() > 2 && (text[2] | 0x20) == 'x';
  const size_t begin = hexadecimal ? 3 : 2;
  size_t at = begin;
  char32_t code_point = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const auto lower = static_cast<char>(c | 0x20);
    char32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<char32_t>(c - '0');
    } else if (hexadecimal && lower >= 'a' && lower <= 'f') {
      digit = static_cast<char32_t>(lower - 'a' + 10);
    } else {
      break;
    }
    // Stays above Unicode's end once it is there.
    if (code_point <= 0x10FFFF) {
      code_point = code_point * (hexadecimal ? 16 : 10) + digit;
    }
  }
  if (at == begin) return {};
  if (at < text.size() && text[at] == ';') ++at;
  return {at, Utf8Of(Sanitized(code_point))};
}

}  // namespace

Entity DecodeEntity(string_view text) {
  if (text.size() < 3 || text[0] != '&') return {};
  if (text[1] == '#') return Numeric(text);
  size_t end = 1;
  while (end < text.size() && end <= kMaxNameBytes &&
         IsAlphanumeric(text[end])) {
    ++end;
  }
  const string_view name = text.substr(1, end - 1);
  const char32_t code_point = EntityCodePoint(name);
  if (code_point == 0) return {};
  if (end < text.size() && text[end] == ';') {
    return {end + 1, Utf8Of(code_point)};
  }
  const bool bare = std::ranges::find(kWithoutSemicolon, name) !=
                        std::end(kWithoutSemicolon) &&
                    (end == text.size() || text[end] != '=');
  return bare ? Entity{end, Utf8Of(code_point)} : Entity{};
}

}  // namespace galley
