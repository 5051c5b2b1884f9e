#include "engine/input/word_styles.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/input/relations.h"

namespace galley {
namespace {

using std::string_view;
using Token = XmlReader::Token;

constexpr XmlNamespace kNamespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    {"http://www.w3.org/XML/1998/namespace", "xml"},
};

constexpr int kMaxBasedOn = 16;

std::string Lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return text;
}

// What the name of a built-in style means; names are the same in all languages.
void ApplyName(const std::string& name, WordFormat* format) {
  constexpr string_view kHeading = "heading ";
  if (name == "title") {
    format->kind = BlockKind::kHeading;
    format->level = 0;
  } else if (name.starts_with(kHeading) && name.size() == 9 &&
             name.back() >= '1' && name.back() <= '9') {
    format->kind = BlockKind::kHeading;
    format->level = static_cast<uint8_t>(name.back() - '0');
  } else if (name == "quote" || name == "intense quote" ||
             name == "block text") {
    format->kind = BlockKind::kQuotation;
    format->level = 1;
  } else if (name == "source code" || name == "html preformatted") {
    format->kind = BlockKind::kCode;
  }
}

}  // namespace

std::span<const XmlNamespace> WordNamespaces() { return kNamespaces; }

bool IsOn(const XmlReader& reader) {
  const std::string value = reader.Attribute("w:val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

Result<WordStyles> WordStyles::Read(string_view xml, uint32_t max_depth) {
  WordStyles styles;
  if (xml.empty()) return styles;
  XmlReader reader(xml, kNamespaces, max_depth);
  std::string id;
  Style style;
  for (Token token = reader.Next(); token != Token::kDone;
       token = reader.Next()) {
    if (token == Token::kBroken) {
      return Fail(BrokenPart("styles.xml", reader.problem(), reader.begin()));
    }
    const string_view name = reader.name();
    if (token == Token::kEnd) {
      if (name != "w:style") continue;
      styles.styles_.insert_or_assign(std::move(id), std::move(style));
      id.clear();
      style = {};
    }
    if (token != Token::kStart) continue;
    if (name == "w:style") {
      id = reader.Attribute("w:styleId");
    } else if (name == "w:name") {
      ApplyName(Lower(reader.Attribute("w:val")), &style.format);
    } else if (name == "w:basedOn") {
      style.based_on = reader.Attribute("w:val");
    } else if (name == "w:outlineLvl" && !style.format.kind) {
      const std::string value = reader.Attribute("w:val");
      if (value.size() == 1 && value[0] >= '0' && value[0] <= '8') {
        style.format.kind = BlockKind::kHeading;
        style.format.level = static_cast<uint8_t>(value[0] - '0' + 1);
      }
    } else if (name == "w:numPr" && !style.format.kind) {
      style.format.kind = BlockKind::kListItem;
      style.format.level = 1;
    } else if (name == "w:vanish") {
      style.format.hidden = IsOn(reader);
    } else if (name == "w:highlight") {
      style.format.highlighted = IsOn(reader);
    }
  }
  return styles;
}

WordFormat WordStyles::Of(string_view id) const {
  WordFormat format;
  auto style = styles_.find(id);
  for (int i = 0; i < kMaxBasedOn && style != styles_.end(); ++i) {
    const WordFormat& more = style->second.format;
    if (!format.kind) {
      format.kind = more.kind;
      format.level = more.level;
    }
    if (!format.hidden) format.hidden = more.hidden;
    if (!format.highlighted) format.highlighted = more.highlighted;
    style = styles_.find(style->second.based_on);
  }
  return format;
}

}  // namespace galley
