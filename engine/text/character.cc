#include "engine/text/character.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
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

std::string WithoutMarks(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  std::string parts;
  icu::StringByteSink<std::string> sink(&parts);
  decompose->normalizeUTF8(
      0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
      nullptr, status);
  if (U_FAILURE(status)) return std::string(text);
  std::string letters;
  for (size_t at = 0; at < parts.size(); at = NextCodePoint(parts, at)) {
    const char32_t c = CodePointAt(parts, at);
    if (u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK) {
      AppendUtf8(c, &letters);
    }
  }
  return letters;
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
