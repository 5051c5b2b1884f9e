// XmlSource: an XML file that people write, held to the table of its elements.
//
// The errors of a file are collected with their places, so that all of them can
// be told at once.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/rules/element_grammar.h"
#include "engine/rules/rule.h"

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace galley {

class XmlSource {
 public:
  // `bytes` and `errors` must outlive it.
  XmlSource(std::string file, std::string_view bytes,
            std::span<const ElementGrammar> grammar, Errors* errors);

  // False after an error: not UTF-8, not well-formed, or another element than
  // `root` at the top; `what` says to people what the file should be.
  bool Parse(std::string_view root, std::string_view what,
             pugi::xml_document* xml);

  SourcePlace PlaceOf(const pugi::xml_node& node) const;

  // One error more, about the subject where that is not empty.
  void Wrong(const SourcePlace& place, std::string message);
  // The id of the part that is being read.
  const std::string& subject() const { return subject_; }
  void SetSubject(std::string subject) { subject_ = std::move(subject); }
  size_t error_count() const { return errors_.size(); }

  // Holds one element, or it and all below it, to the grammar.
  void CheckElement(const pugi::xml_node& node);
  void CheckAll(const pugi::xml_node& node);

  // An attribute's value, `fallback` where it is missing. Another value than
  // those of `allowed` (words), or a number outside low..high, is an error.
  std::string OneOf(const pugi::xml_node& node, const char* attribute,
                    std::string_view fallback, std::string_view allowed);
  int Integer(const pugi::xml_node& node, const char* attribute, int fallback,
              int low, int high);

 private:
  SourcePlace PlaceAt(size_t offset) const;
  const ElementGrammar* Find(std::string_view element) const;
  void CheckAll(const pugi::xml_node& node, int depth);
  void CheckAttributes(const pugi::xml_node& node,
                       const ElementGrammar& grammar);
  void CheckChildren(const pugi::xml_node& node, const ElementGrammar& grammar);

  const std::string file_;
  const std::string_view bytes_;
  const std::span<const ElementGrammar> grammar_;
  std::vector<size_t> line_starts_{};
  std::string subject_{};
  Errors& errors_;
};

// Without the white space around it.
std::string_view Trimmed(std::string_view text);

// What stands between an element's tags, the white space around it included.
std::string TextOf(const pugi::xml_node& node);

}  // namespace galley
