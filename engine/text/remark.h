// Remark: what an office file says of a piece of its text besides the text.
//
// Readers state, they do not judge: the validator `office` makes findings of
// remarks, as its checks say.
#pragma once

#include <cstdint>
#include <string>

#include "engine/text/span.h"

namespace galley {

enum class RemarkKind : uint8_t {
  kComment,    // `text`: what the comment says
  kInsertion,  // tracked; `text`: what was inserted, if it is not in the text
  kDeletion,   // tracked; `text`: what was deleted, if it is not in the text
  kPrompt,     // of a content control that nobody has filled in
  kHidden,     // formatted so that it is not printed
  kHighlight,  // marked with a colour
  kField,      // computed by the word processor; `text`: its instruction
};

struct Remark {
  // Of the Document's text; empty where it stands between two characters.
  Span span{};
  RemarkKind kind = RemarkKind::kComment;
  std::string author{};  // empty where the file does not say
  std::string date{};    // as the file says it, ISO 8601
  std::string text{};    // by kind; valid UTF-8
};

}  // namespace galley
