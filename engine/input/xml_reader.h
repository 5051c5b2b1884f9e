// XmlReader: the tags and text of an XML part, one after the other.
//
// Each token has its place in the part, byte for byte, which no tree keeps.
// Linear in time; the memory is that of the open elements. Nothing is loaded or
// expanded: a document type declaration is refused, so that no entity can be
// defined.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

// A namespace and the prefix by which readers call it, whatever the file does.
struct XmlNamespace {
  std::string_view uri{};
  std::string_view prefix{};
};

class XmlReader {
 public:
  enum class Token : uint8_t {
    kStart,      // a start tag, or the first half of an empty element's
    kEnd,        // an end tag, or the second half
    kText,       // character data as it stands: xml[begin, end)
    kReference,  // a character reference; what it stands for: decoded()
    kDone,       // the part has ended, all elements are closed
    kBroken,     // it cannot be read any further; why: problem()
  };

  // `xml` and `namespaces` must outlive the reader. `max_depth`: open elements.
  XmlReader(std::string_view xml, std::span<const XmlNamespace> namespaces,
            uint32_t max_depth);

  Token Next();

  // Of a start or end tag: "w:p" with the reader's own prefix. A prefix that is
  // not declared stands for itself; the name is "?" in a namespace that is not
  // known. Valid until Next().
  std::string_view name() const { return name_; }
  // Of a start tag: the value of an attribute, references decoded; without the
  // attribute, empty. `name` as above.
  std::string Attribute(std::string_view name) const;
  bool HasAttribute(std::string_view name) const;

  // Of the token, in bytes of the part. Both halves of an empty element have
  // the same place.
  size_t begin() const { return begin_; }
  size_t end() const { return end_; }
  std::string_view decoded() const { return decoded_; }
  size_t depth() const { return open_.size(); }

  // Behind a kStart: goes behind the end of that element, unread.
  // False: broken on the way.
  bool SkipElement();

  // What is wrong, at byte begin().
  std::string_view problem() const { return problem_; }

 private:
  struct Open {
    std::string_view raw{};  // name as the file writes it
    size_t bindings = 0;     // in force outside
  };
  struct RawAttribute {
    std::string_view name{};
    std::string_view value{};
  };

  Token Broken(std::string_view problem);
  Token Text();
  Token CharacterData();
  Token StartTag();
  Token EndTag();
  Token Close();
  bool SkipMarkup();  // comments, instructions; false: broken
  bool ReadAttributes(std::string_view tag);
  // "prefix:local" in the reader's own prefixes.
  std::string Canonical(std::string_view raw, bool attribute) const;
  void Bind(std::string_view prefix, std::string_view uri);
  const RawAttribute* Find(std::string_view name) const;

  std::string_view xml_;
  std::span<const XmlNamespace> namespaces_;
  uint32_t max_depth_;
  size_t begin_ = 0;
  size_t end_ = 0;
  size_t at_ = 0;  // where the next token is looked for
  std::string name_{};
  std::string decoded_{};
  std::string_view problem_{};
  bool empty_element_ = false;  // its second half comes next
  bool seen_root_ = false;
  std::vector<Open> open_{};
  // Prefix of the file -> prefix of the reader; the last one counts.
  std::vector<std::pair<std::string_view, std::string_view>> bindings_{};
  std::vector<RawAttribute> attributes_{};
};

}  // namespace galley
