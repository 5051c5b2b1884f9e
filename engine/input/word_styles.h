// The styles of a Word document, as far as they say what a paragraph is.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/input/xml_reader.h"
#include "engine/text/document.h"

namespace galley {

// Those of word-processing parts, in the transitional and the strict dialect.
std::span<const XmlNamespace> WordNamespaces();

// What formatting says; what it leaves open comes from the style below it.
struct WordFormat {
  std::optional<BlockKind> kind{};
  std::optional<uint8_t> level{};
  std::optional<bool> hidden{};
  std::optional<bool> highlighted{};
};

// Is a switch element (<w:vanish/>) on?
bool IsOn(const XmlReader& reader);

class WordStyles {
 public:
  // `xml`: word/styles.xml; empty: a document without styles. Styles that are
  // based on each other in a circle end where it closes.
  static Result<WordStyles> Read(std::string_view xml, uint32_t max_depth);

  // Without gaps where the style or what it is based on says so.
  WordFormat Of(std::string_view id) const;

 private:
  struct Style {
    std::string based_on{};
    WordFormat format{};
  };
  std::map<std::string, Style, std::less<>> styles_{};
};

}  // namespace galley
