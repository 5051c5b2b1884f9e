// The one fixed report that every writer is tested with.
#pragma once

#include <memory>
#include <vector>

#include "engine/check/report.h"
#include "engine/rules/rule.h"
#include "engine/text/document.h"

namespace galley {

// A file with markup that the text leaves out, an entity of HTML, two columns
// of white space, a terminal escape and letters of several bytes.
std::unique_ptr<Document> FixedDocument();

// Findings of every severity, with and without fix, related places and group.
Report FixedReport(const Document& document);

// The rules that made them.
std::vector<Rule> FixedRules();

}  // namespace galley
