#include "validators/registry.h"

#include <array>

#include "validators/acronym/acronym.h"
#include "validators/consistency/consistency.h"
#include "validators/date/date.h"
#include "validators/duplicate/duplicate.h"

namespace galley {

std::span<const ValidatorEntry> Validators() {
  static const std::array<ValidatorEntry, 4> kValidators = {{
      {"duplicate", {"paragraph", "sentence", "heading"}, &MakeDuplicate},
      {"date",
       {"impossible", "reversed", "weekday", "duration", "outside"},
       &MakeDate},
      {"consistency",
       {"hyphen", "spelling", "letter-case", "accent", "style"},
       &MakeConsistency},
      {"acronym",
       {"undefined", "misspelt", "used-before", "defined-twice",
        "two-expansions", "two-acronyms", "initials", "unused"},
       &MakeAcronym},
  }};
  return kValidators;
}

}  // namespace galley
