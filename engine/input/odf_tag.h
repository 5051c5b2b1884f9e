// The elements of OpenDocument that mean something for its text.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/input/xml_reader.h"

namespace galley {

enum class OdfTag : uint8_t {
  kOther,  // read through
  kSkip,   // left out with all that is in it
  kAnnotation,
  kAnnotationEnd,
  kBreak,
  kCell,
  kChange,
  kChangedRegion,
  kChangeEnd,
  kChangeStart,
  kCreator,
  kDate,
  kDeletion,
  kField,
  kFrame,
  kHeading,
  kHidden,
  kInsertion,
  kList,
  kListItem,
  kNote,
  kNoteBody,
  kPage,
  kParagraph,
  kParagraphProperties,
  kPlaceholder,
  kRow,
  kRunning,
  kSpaces,
  kSpan,
  kSpeakerNotes,
  kStyle,
  kTab,
  kTable,
  kTextBox,
  kTextProperties,
  kTrackedChanges,
};

// Those of OpenDocument, by their usual prefixes.
std::span<const XmlNamespace> OdfNamespaces();

// `name` as XmlReader gives it with OdfNamespaces(). O(log elements).
OdfTag OdfTagOf(std::string_view name);

}  // namespace galley
