#include "engine/report/markup.h"

#include "engine/text/character.h"

namespace galley {
namespace {

// What stands for a code point in markup; empty: itself.
std::string_view ReferenceFor(char32_t value) {
  switch (value) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\r':
      return "&#13;";
    default:
      return {};
  }
}

char32_t Visible(char32_t value) {
  constexpr char32_t kPictures = 0x2400;
  constexpr char32_t kPictureOfDelete = 0x2421;
  constexpr char32_t kReplacement = 0xFFFD;
  if (value < 0x20 && value != '\n' && value != '\t') return kPictures + value;
  if (value == 0x7F) return kPictureOfDelete;
  if (value > 0x7F && value < 0xA0) return kReplacement;
  return value == 0xFFFE || value == 0xFFFF ? kReplacement : value;
}

}  // namespace

void AppendMarkup(std::string_view text, std::string* out) {
  for (size_t at = 0; at < text.size(); at = NextCodePoint(text, at)) {
    const char32_t value = CodePointAt(text, at);
    if (const std::string_view reference = ReferenceFor(value);
        !reference.empty()) {
      out->append(reference);
    } else {
      AppendUtf8(Visible(value), out);
    }
  }
}

std::string Markup(std::string_view text) {
  std::string markup;
  AppendMarkup(text, &markup);
  return markup;
}

}  // namespace galley
