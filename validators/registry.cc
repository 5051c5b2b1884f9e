#include "validators/registry.h"

#include <array>

#include "validators/acronym/acronym.h"
#include "validators/bracket/bracket.h"
#include "validators/consistency/consistency.h"
#include "validators/date/date.h"
#include "validators/duplicate/duplicate.h"
#include "validators/number/number.h"
#include "validators/numbering/numbering.h"
#include "validators/office.h"
#include "validators/repetition.h"
#include "validators/spacing/spacing.h"
#include "validators/structure.h"
#include "validators/truncation/truncation.h"

namespace galley {

std::span<const ValidatorEntry> Validators() {
  // duplicate comes first: others ask it what was only copied.
  static const auto kValidators = std::to_array<ValidatorEntry>({
      {"duplicate",
       {"preview", "block", "tandem", "paragraph", "sentence", "near", "drift",
        "parallel", "heading", "item", "common", "quoted", "figure"},
       &MakeDuplicate},
      {"numbering", {"list", "inline", "section", "caption"}, &MakeNumbering},
      {"office",
       {"comment", "insertion", "deletion", "prompt", "hidden", "highlight",
        "field"},
       &MakeOffice},
      {"bracket", {"open", "close", "mismatch"}, &MakeBracket},
      {"repetition", {"word", "phrase"}, &MakeRepetition},
      {"number",
       {"parts", "part", "share", "shares", "percent", "words", "listed",
        "change", "direction", "range", "restated", "table", "row"},
       &MakeNumber},
      {"date",
       {"impossible", "reversed", "weekday", "duration", "outside"},
       &MakeDate},
      {"consistency",
       {"hyphen", "spelling", "letter-case", "accent", "name", "near", "style"},
       &MakeConsistency},
      {"acronym",
       {"undefined", "misspelt", "used-before", "defined-twice",
        "two-expansions", "two-acronyms", "initials", "unused"},
       &MakeAcronym},
      {"spacing", {"split", "glued", "glued-capital", "doubled"}, &MakeSpacing},
      {"structure",
       {"empty-section", "level", "line-break", "reference"},
       &MakeStructure},
      {"truncation",
       {"word", "sentence", "dots", "open", "start-word", "start", "copy"},
       &MakeTruncation},
  });
  return kValidators;
}

}  // namespace galley
