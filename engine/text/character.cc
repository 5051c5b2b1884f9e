#include "engine/text/character.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace galley {
namespace {

const uint8_t* BytesOf(std::string_view text) {
  return reinterpret_cast<const uint8_t*>(text.data());
}

}  // namespace

char32_t CodePointAt(std::string_view text, size_t at) {
  UChar32 c = 0;
  U8_GET_UNSAFE(BytesOf(text), at, c);
  return static_cast<char32_t>(c);
}

size_t NextCodePoint(std::string_view text, size_t at) {
  U8_FWD_1_UNSAFE(BytesOf(text), at);
  return at;
}

size_t PreviousCodePoint(std::string_view text, size_t at) {
  U8_BACK_1_UNSAFE(BytesOf(text), at);
  return at;
}

void AppendUtf8(char32_t code_point, std::string* text) {
  char bytes[U8_MAX_LENGTH];
  size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, code_point);
  text->append(bytes, length);
}

bool IsSmallLetter(char32_t code_point) {
  return u_islower(static_cast<UChar32>(code_point)) != 0;
}

bool IsCapitalLetter(char32_t code_point) {
  return u_isupper(static_cast<UChar32>(code_point)) != 0;
}

bool IsLetter(char32_t code_point) {
  return u_isalpha(static_cast<UChar32>(code_point)) != 0;
}

bool IsWhiteSpace(char32_t code_point) {
  return u_isUWhiteSpace(static_cast<UChar32>(code_point)) != 0;
}

Span Trimmed(std::string_view text, Span span) {
  while (!span.empty() && IsWhiteSpace(CodePointAt(text, span.begin))) {
    span.begin = static_cast<uint32_t>(NextCodePoint(text, span.begin));
  }
  while (!span.empty()) {
    const size_t last = PreviousCodePoint(text, span.end);
    if (!IsWhiteSpace(CodePointAt(text, last))) break;
    span.end = static_cast<uint32_t>(last);
  }
  return span;
}

}  // namespace galley
