// StoryText: the text of one part of a package as it grows, with blocks,
// remarks and origins; ExtractedText: all of them in a row.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/prose.h"
#include "engine/text/document.h"

namespace galley {

// One part may hold several stories (each footnote is one).
class StoryText {
 public:
  // `xml`: the part, which must outlive it.
  StoryText(std::string part, std::string_view xml);

  // Ends the open block; paragraphs count anew.
  void BeginStory(std::string name);
  // Counts a paragraph, empty or not.
  void BeginParagraph() { ++paragraph_; }

  void Open(BlockKind kind, uint8_t level, char separator = '\n');
  // A paragraph that begins with a typed list mark becomes a list item.
  void Close();
  // xml[begin, end) as it stands, or `text` in its place. White space of any
  // kind is a space in XML.
  void Copy(size_t begin, size_t end);
  void Replace(std::string_view text, size_t begin, size_t end);

  // Joins it with the last one of its kind where both are of one author and
  // touch.
  void Add(Remark remark);

  bool InBlock() const { return prose_.InBlock(); }
  bool HasText() const { return prose_.HasText(); }
  uint32_t size() const { return prose_.size(); }

 private:
  friend class ExtractedText;
  static constexpr size_t kKinds = 7;

  std::string part_;
  std::string_view xml_;
  Prose prose_;
  std::vector<Story> stories_{};
  std::vector<Origin> origins_{};
  std::vector<Remark> remarks_{};
  std::array<size_t, kKinds> last_{};  // by kind: index of the last one + 1
  uint32_t paragraph_ = 0;
};

// A piece of the XML of a part, half open.
struct PartSpan {
  std::string part{};
  size_t begin = 0;
  size_t end = 0;
};

// Stories follow each other with a form feed in a line of its own between them.
class ExtractedText {
 public:
  void Add(StoryText&& story);

  // Names of the parts that it comes from, as they were added.
  std::vector<std::string> Parts() const;

  // Where a piece of the text stands in the XML of its part.
  PartSpan InPart(Span span) const;

  // Fills in all but the name.
  void MoveTo(DocumentParts* parts) &&;

  // Text -> the XML of all parts, one behind the other as they were added
  // first.
  const OffsetMap& to_xml() const { return to_xml_; }

 private:
  // Where the XML of a part lies in the origin of the map.
  struct PartBase {
    std::string part{};
    uint32_t base = 0;
  };
  uint32_t BaseOf(const StoryText& story);

  DocumentParts parts_{};
  OffsetMap to_xml_{};
  std::vector<PartBase> bases_{};  // in the order of their bases
  std::map<std::string, uint32_t> base_of_{};
  uint32_t xml_bytes_ = 0;
};

}  // namespace galley
