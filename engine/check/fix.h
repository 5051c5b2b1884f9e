// Fixing: the sure repairs of findings, done to the bytes of a draft.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check/finding.h"
#include "engine/text/document.h"

namespace galley {

// The edits to make together, in order; they do not touch.
struct ChosenFixes {
  std::vector<const Edit*> edits{};  // of the findings
  size_t fixed = 0;                  // findings
  size_t deferred = 0;   // touch a repair that was made; review again
  size_t in_markup = 0;  // cannot be done without harm to the markup
};

// All edits of a finding are made, or none. Of two repairs that touch each
// other the first one is made. REQUIRES: `findings` are sorted.
ChosenFixes ChooseFixes(
    const std::vector<const Finding*>& findings,
    const std::function<bool(const Edit& edit)>& can_be_made);

struct FixedDraft {
  std::string bytes{};
  size_t fixed = 0;  // these as in ChosenFixes
  size_t deferred = 0;
  size_t in_markup = 0;
};

// What spans markup, or would write a sign that means something in it, is left
// to people. REQUIRES: `bytes` is the file of
// the document, UTF-8; `findings` are sorted.
FixedDraft ApplyFixes(const Document& document, std::string_view bytes,
                      const std::vector<const Finding*>& findings);

}  // namespace galley
