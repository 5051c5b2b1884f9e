// Fingerprints: names for findings that survive edits elsewhere.
#pragma once

#include <string>
#include <vector>

#include "engine/check/finding.h"
#include "engine/text/document.h"

namespace galley {

// The words by which a finding is known again, folded (word.h): its own and
// three on either side inside the block.
struct FindingWords {
  std::vector<std::string> before{};
  std::vector<std::string> own{};
  std::vector<std::string> after{};
};
FindingWords WordsOf(const Document& document, const Finding& finding);

// From rule, the span's words (case and spacing apart) and the three words on
// either side inside the block, and a running number among equal ones; never
// from lines. REQUIRES: sorted findings.
void SetFingerprints(const Document& document, std::vector<Finding>* findings);

}  // namespace galley
