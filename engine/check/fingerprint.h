// Fingerprints: names for findings that survive edits elsewhere.
#pragma once

#include <vector>

#include "engine/check/finding.h"
#include "engine/text/document.h"

namespace galley {

// From rule, the span's words (case and spacing apart) and the three words on
// either side inside the block, and a running number among equal ones; never
// from lines. REQUIRES: sorted findings.
void SetFingerprints(const Document& document, std::vector<Finding>* findings);

}  // namespace galley
