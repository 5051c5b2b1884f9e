// The styles of an OpenDocument part, as far as they say what a text is.
#pragma once

#include <map>
#include <string>

#include "engine/input/xml_reader.h"

namespace galley {

// What a style says of text, with what it is based on.
struct OdfStyle {
  bool title = false;
  bool quotation = false;
  bool code = false;
  bool hidden = false;
  bool highlighted = false;
};

class OdfStyles {
 public:
  // The reader is at the start of a style, then of its text properties.
  void Begin(const XmlReader& reader);
  void Format(const XmlReader& reader);

  // Of a name that no style has: what the name alone says. Ends where styles
  // are based on each other in a circle.
  OdfStyle Of(std::string name) const;

 private:
  struct Style {
    std::string parent{};
    bool hidden = false;
    bool highlighted = false;
  };

  std::map<std::string, Style, std::less<>> styles_{};
  Style* open_ = nullptr;  // the last one that began
};

}  // namespace galley
