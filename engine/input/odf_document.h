// An ODT with the places of its text in the XML of its parts, for what writes
// into a copy of it.
#pragma once

#include "engine/base/result.h"
#include "engine/input/package.h"
#include "engine/input/reader.h"
#include "engine/input/story_text.h"

namespace galley {

// The text that ReadDocument makes of it. Errors have no file.
Result<ExtractedText> ReadOdfDocument(const Package& package,
                                      const ReadOptions& options);

}  // namespace galley
