// The elements of a Word document that mean something for its text.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley {

enum class WordTag : uint8_t {
  kOther,  // read through
  kSkip,   // left out with all that is in it
  kAlternate,
  kBreak,
  kCell,
  kChoice,
  kCommentEnd,
  kCommentReference,
  kCommentStart,
  kControl,
  kDeletion,
  kFallback,
  kFieldChar,
  kHidden,
  kHighlight,
  kInsertion,
  kInstruction,
  kLevel,
  kNoBreakHyphen,
  kNote,
  kNumber,
  kOutline,
  kParagraph,
  kPrompt,
  kRow,
  kRun,
  kRunProperties,
  kRunStyle,
  kSimpleField,
  kSoftHyphen,
  kStyle,
  kSymbol,
  kTab,
  kTable,
  kText,
  kTextBox,
};

// `name` as XmlReader gives it with WordNamespaces(). O(log elements).
WordTag WordTagOf(std::string_view name);

}  // namespace galley
