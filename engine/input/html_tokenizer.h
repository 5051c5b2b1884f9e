// HTML cut into tags, references and text. Needs no tree and no stack.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct HtmlToken {
  enum class Kind {
    kText,
    kReference,  // begins with '&'; may turn out to be plain text
    kStartTag,
    kEndTag,
    kDropped,  // comment, doctype, processing instruction
    kEnd,
  };
  Kind kind = Kind::kEnd;
  size_t begin = 0;  // in the source
  size_t end = 0;
  std::string name{};  // of a tag, in small letters
};

// Tokens cover the range without gaps. Whatever never ends is text: a '<'
// without '>', a quotation mark in a tag that is not closed. Linear: what was
// once looked for in vain is not looked for again.
class HtmlTokenizer {
 public:
  HtmlTokenizer(std::string_view source, size_t begin, size_t end)
      : source_(source.substr(0, end)), at_(begin) {}

  HtmlToken Next();

  // After the start tag of an element whose content is not to be read: goes
  // to its end tag. Does nothing where there is none.
  void SkipElement(std::string_view name);

 private:
  // The first `mark` at or behind `from`; npos if there is none.
  size_t Find(std::string_view mark, size_t from);
  size_t TagEnd(size_t from);
  HtmlToken Markup();
  HtmlToken Dropped(std::string_view closing, size_t content);
  HtmlToken PlainText();

  std::string_view source_;
  size_t at_;
  std::vector<std::string> in_vain_{};
  bool quotes_astray_ = false;
};

// The value of an attribute of a start tag, without quotes; `found` false where
// it has none.
struct HtmlAttribute {
  bool found = false;
  std::string_view value{};
};
HtmlAttribute FindAttribute(std::string_view tag, std::string_view name);

// "<gap to be completed by the cluster>": words in angle brackets that are no
// markup but a gap somebody was to fill.
bool IsBracketedProse(std::string_view tag, std::string_view name);

// Is this the name of an element of HTML? In small letters.
bool IsHtmlElement(std::string_view name);

}  // namespace galley
