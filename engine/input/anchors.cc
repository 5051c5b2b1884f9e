#include "engine/input/anchors.h"

#include <algorithm>
#include <string>

namespace galley {

Anchors::Anchors(std::string_view xml, const AnchorStyle& style,
                 const ReadLimits& limits) {
  using Token = XmlReader::Token;
  XmlReader reader(xml, style.namespaces, limits.depth);
  size_t paragraph = 0;  // depth inside the outermost one; 0: in none
  size_t begin = 0;      // of the open child
  for (Token token = reader.Next();
       token != Token::kDone && token != Token::kBroken;
       token = reader.Next()) {
    const size_t depth = reader.depth();
    if (token == Token::kStart) {
      if (paragraph == 0 &&
          std::ranges::find(style.paragraphs, reader.name()) !=
              style.paragraphs.end()) {
        paragraph = depth;
      } else if (paragraph != 0 && depth == paragraph + 1) {
        begin = reader.begin();
      }
    } else if (token == Token::kEnd) {
      if (depth + 1 == paragraph) paragraph = 0;
      if (paragraph != 0 && depth == paragraph &&
          reader.name() != style.properties) {
        slots_.push_back({begin, reader.end(), false});
      }
    } else if (style.inside_text && paragraph != 0 && depth == paragraph) {
      slots_.push_back({reader.begin(), reader.end(), token == Token::kText});
    }
  }
}

std::optional<Anchor> Anchors::Around(size_t begin, size_t end) const {
  const auto first = std::ranges::upper_bound(slots_, begin, {}, &Slot::end);
  const auto behind = std::ranges::lower_bound(slots_, end, {}, &Slot::begin);
  if (first >= behind) return std::nullopt;
  const Slot& last = *(behind - 1);
  return Anchor{first->text ? std::max(begin, first->begin) : first->begin,
                last.text ? std::min(end, last.end) : last.end};
}

std::optional<Anchor> Anchors::First() const {
  if (slots_.empty()) return std::nullopt;
  return Anchor{slots_.front().begin, slots_.front().end};
}

std::string WithInsertions(std::string_view xml,
                           std::vector<Insertion> insertions) {
  std::ranges::stable_sort(insertions, {}, &Insertion::at);
  std::string whole;
  size_t at = 0;
  for (const Insertion& insertion : insertions) {
    whole.append(xml.substr(at, insertion.at - at)).append(insertion.text);
    at = insertion.at;
  }
  return whole.append(xml.substr(at));
}

std::string XmlText(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        // XML holds no other controls.
        if (static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n') {
          escaped += ' ';
        } else {
          escaped += c;
        }
    }
  }
  return escaped;
}

}  // namespace galley
