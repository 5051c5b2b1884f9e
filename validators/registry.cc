#include "validators/registry.h"

#include <array>

#include "validators/consistency/consistency.h"
#include "validators/date/date.h"
#include "validators/duplicate/duplicate.h"

namespace galley {

std::span<const ValidatorEntry> Validators() {
  static const std::array<ValidatorEntry, 3> kValidators = {{
      {"duplicate", {"paragraph", "sentence", "heading"}, &MakeDuplicate},
      {"date",
       {"impossible", "reversed", "weekday", "duration", "outside"},
       &MakeDate},
      {"consistency",
       {"hyphen", "spelling", "letter-case", "accent", "style"},
       &MakeConsistency},
  }};
  return kValidators;
}

}  // namespace galley
