// Texts with the marks that galley sets in them, for tests that read as
// sentences.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/annotate/annotation.h"
#include "engine/check/report.h"
#include "engine/rules/database.h"
#include "engine/text/document.h"

namespace galley {

// A draft of this text; `name` chooses the reader.
std::unique_ptr<Document> DraftOf(std::string_view text,
                                  const std::string& name = "draft.txt");

// "held ⟦date=2022-01/2022-06|January to June 2022⟧": the entities with value
// or id. Checks the promises of a Report too, and puts a broken one first.
std::string Tagged(const Database& database, std::string_view text);
// With the default packs; `name` chooses the reader.
std::string Tagged(std::string_view text,
                   const std::string& name = "draft.txt");

// The same with findings: "the ⟪leftover|[NT1]⟫ wells".
std::string Checked(const Database& database, std::string_view text);

// "value=12 qualifier=gt" of the first entity; "none" where there is none.
std::string Said(const Database& database, std::string_view text);

// The first promise of a Report that is broken, in words; empty if all are
// kept: spans lie inside the text on code-point borders, re-extract from the
// source, are not empty and sorted; fixes and related places too.
std::string BrokenPromise(const Document& document, const Report& report);

// All that a report says, line by line: for comparing two of them.
std::string Shown(const Document& document, const Report& report);

}  // namespace galley
