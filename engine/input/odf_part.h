// OdfPart: one part of an OpenDocument file, or a flat one as a whole -> text.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/base/result.h"
#include "engine/input/reader.h"
#include "engine/input/story_text.h"

namespace galley {

enum class OdfKind : uint8_t {
  kText,    // a body, with notes and text boxes beside it
  kSheets,  // each sheet is a story
  kSlides,  // each slide is a story, its text boxes are its text
};

// In the order of the part. What stands beside the body is read apart from it.
struct OdfTexts {
  OdfTexts(std::string_view part, std::string_view xml);

  StoryText body;
  StoryText notes;    // footnotes, endnotes, notes for speakers
  StoryText running;  // headers and footers
  StoryText boxes;    // text boxes and frames
};

// `xml` must outlive the result. Styles are those of the same part. Linear; no
// recursion.
Result<OdfTexts> ReadOdfPart(std::string_view part, std::string_view xml,
                             OdfKind kind, const ReadOptions& options);

}  // namespace galley
