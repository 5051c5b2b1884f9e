// Check rules: their matches -> Findings.
#pragma once

#include <vector>

#include "engine/annotate/annotator.h"
#include "engine/check/finding.h"
#include "engine/text/document.h"

namespace galley {

// One finding a match, with its message filled and its fix where the rule has
// one: an empty fix deletes the span and one adjoining space. Neighbours of
// rules marked run="yes" that only white space and list marks separate become
// one finding, under the rule of the first. Sorted by span.
std::vector<Finding> FindingsOf(const std::vector<CheckMatch>& matches,
                                const Database& database,
                                const Document& document);

}  // namespace galley
