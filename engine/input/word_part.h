// WordPart: one part of a Word document (body, footnotes, a header) -> text.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/input/limits.h"
#include "engine/input/reader.h"
#include "engine/input/story_text.h"
#include "engine/input/word_styles.h"

namespace galley {

// A comment by its id, without its place.
using WordComments = std::map<std::string, Remark, std::less<>>;

// What all parts of a document share.
struct WordContext {
  WordStyles styles{};
  WordComments comments{};
  Changes changes = Changes::kAccepted;
  ReadLimits limits{};
};

struct WordTexts {
  StoryText text;   // in the order of the part
  StoryText boxes;  // of text boxes, which float beside it
};

// `name`: of the part. `story`: what people call it; of footnotes and endnotes
// each is a story of its own, `story` and its number. `running`: a header or
// footer. `xml` must outlive the result. Linear; no recursion.
Result<WordTexts> ReadWordPart(std::string_view name, std::string_view xml,
                               std::string_view story, bool running,
                               const WordContext& context);

// word/comments.xml.
Result<WordComments> ReadWordComments(std::string_view name,
                                      std::string_view xml,
                                      const ReadLimits& limits);

}  // namespace galley
