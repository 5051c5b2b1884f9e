#include "validators/registry.h"

#include <array>

#include "validators/duplicate/duplicate.h"
#include "validators/numbering/numbering.h"

namespace galley {

std::span<const ValidatorEntry> Validators() {
  static const std::array<ValidatorEntry, 2> kValidators = {{
      {"duplicate", {"paragraph", "sentence", "heading"}, &MakeDuplicate},
      {"numbering", {"list", "inline", "section", "caption"}, &MakeNumbering},
  }};
  return kValidators;
}

}  // namespace galley
