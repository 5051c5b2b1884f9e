#include "validators/registry.h"

#include <array>

#include "validators/date/date.h"
#include "validators/duplicate/duplicate.h"

namespace galley {

std::span<const ValidatorEntry> Validators() {
  static const std::array<ValidatorEntry, 2> kValidators = {{
      {"duplicate", {"paragraph", "sentence", "heading"}, &MakeDuplicate},
      {"date",
       {"impossible", "reversed", "weekday", "duration", "outside"},
       &MakeDate},
  }};
  return kValidators;
}

}  // namespace galley
