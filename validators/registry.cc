#include "validators/registry.h"

#include <array>

#include "validators/duplicate/duplicate.h"

namespace galley {

std::span<const ValidatorEntry> Validators() {
  static const std::array<ValidatorEntry, 1> kValidators = {{
      {"duplicate",
       {"preview", "block", "tandem", "paragraph", "sentence", "near", "drift",
        "parallel", "heading", "item", "common", "quoted", "figure"},
       &MakeDuplicate},
  }};
  return kValidators;
}

}  // namespace galley
