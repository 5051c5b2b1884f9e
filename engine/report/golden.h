// Golden folders: whole drafts with what galley says of them today.
//
// A folder of golden/ holds draft.* (any format that is read), truth.marked
// (the draft with marks set by hand, ANNOTATION.md), entities.jsonl and
// findings.jsonl (the output of today). Paths in the last two are the bare name
// of the draft, whatever the working directory.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/check/review.h"
#include "engine/report/entry_diff.h"
#include "engine/report/score.h"

namespace galley {

// An entity or finding that the file says otherwise.
struct GoldenChange {
  EntryChange change{};
  uint32_t line = 0;    // of the file, where it says it; 0: it says nothing
  std::string shown{};  // MarkDiff of the draft
};

// One of the two files does not say what galley says now.
struct GoldenDifference {
  std::string file{};                   // path
  std::vector<GoldenChange> changes{};  // none: other fields differ
  std::string diff{};                   // LineDiff
};

struct GoldenResult {
  std::vector<GoldenDifference> differences{};
  std::vector<GoldenDifference> updated{};  // files written, and what changed
  std::vector<std::string> problems{};      // of the Report: limits reached
  Score score{};
};

// A folder with a draft or a truth in it.
bool IsGoldenFolder(const std::string& folder);

// The golden folders below `folder`, itself included, sorted bytewise.
std::vector<std::string> GoldenFoldersBelow(const std::string& folder);

// Reviews the draft of one folder and compares. With `update` the two files are
// written where they differ, and there are no differences. Errors: no draft or
// more than one, no truth, marks that do not parse, a truth that without its
// marks is not the draft byte for byte, an unreadable draft.
Result<GoldenResult> RunGolden(const std::string& folder, const Review& review,
                               Annotator& annotator, bool update);

}  // namespace galley
