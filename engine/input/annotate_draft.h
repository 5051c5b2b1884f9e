// Comments written into a copy of an office document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/reader.h"
#include "engine/text/span.h"

namespace galley {

// Who writes the comments.
inline constexpr std::string_view kCommentAuthor = "galley";

struct NewComment {
  Span span{};  // of the text that ReadDocument makes, not empty
  std::string text{};
};

struct Annotated {
  std::string bytes{};  // of the copy
  size_t added = 0;     // comments
  size_t there = 0;     // that an earlier run has written
};

// A copy of a DOCX or ODT with the comments at their places. All parts but
// those that hold the body and the comments are byte for byte what they were;
// so is the body but for the marks. A comment whose place can have none (a
// header, a footnote, a text box) stands at the begin of the body. A comment
// that is there already, by the same author at the same place, is not added. No
// dates: the same input gives the same bytes. `options`: those the spans come
// from. Errors, without a file: as for reading, and for other formats.
Result<Annotated> AnnotateDraft(std::string_view bytes,
                                std::vector<NewComment> comments,
                                const ReadOptions& options);

// One each, for the table in annotate_draft.cc; `text` is what the package
// makes, `comments` those that are not there yet.
Result<std::string> AnnotateDocx(std::string_view bytes,
                                 const std::vector<NewComment>& comments,
                                 const ReadOptions& options);
Result<std::string> AnnotateOdt(std::string_view bytes,
                                const std::vector<NewComment>& comments,
                                const ReadOptions& options);

}  // namespace galley
