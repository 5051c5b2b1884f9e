// Where marks may be put into the XML of an office document.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/input/limits.h"
#include "engine/input/xml_reader.h"

namespace galley {

// A place for a mark before and one for a mark behind, in bytes of the part.
struct Anchor {
  size_t begin = 0;
  size_t end = 0;
};

struct AnchorStyle {
  std::span<const XmlNamespace> namespaces{};
  std::span<const std::string_view> paragraphs{};  // names of elements
  std::string_view properties{};                   // an element without text
  // Text stands in paragraphs themselves, and marks may stand within it.
  bool inside_text = false;
};

// The places directly in paragraphs that are in no other paragraph: marks
// inside fields, controls, changes and text boxes get lost.
class Anchors {
 public:
  // Reads the part once. What is behind a place where it is broken has none.
  Anchors(std::string_view xml, const AnchorStyle& style,
          const ReadLimits& limits);

  // The nearest places around xml[begin, end), which is not empty. None where
  // no paragraph holds it. O(log places).
  std::optional<Anchor> Around(size_t begin, size_t end) const;
  // Around the first thing that stands in a paragraph.
  std::optional<Anchor> First() const;

 private:
  struct Slot {
    size_t begin = 0;
    size_t end = 0;
    bool text = false;
  };
  std::vector<Slot> slots_{};  // in order, apart
};

// `xml` with pieces put in: each before the byte it names, those for one byte
// in their order.
struct Insertion {
  size_t at = 0;
  std::string text{};
};
std::string WithInsertions(std::string_view xml,
                           std::vector<Insertion> insertions);

// Text as XML holds it, in elements and attributes.
std::string XmlText(std::string_view text);

}  // namespace galley
