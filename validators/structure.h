// structure: sections, lines and references that do not fit.
//
// What an editor sees when leafing through: headings with nothing below them,
// levels that jump, sentences broken by hard line ends, "see table 7" where
// tables end at 6.
//
// Limitations: a document without any numbered "Table" is not asked for tables,
// as annexes and figures often are files of their own.
#pragma once

#include <memory>

#include "engine/check/validator.h"

namespace galley {

// Kinds:
//   empty-section  a heading before one of its own or a higher level, or at the
//                  end
//   level          a heading more than one level below the one before it
//   line-break     a line end inside a paragraph, where most paragraphs have
//                  none
//   reference      a mention of a numbered table, figure, ... (`labels`, words
//                  with spaces between) that stands nowhere, where others do
std::unique_ptr<Validator> MakeStructure(ValidatorSetup setup);

}  // namespace galley
