#include "validators/registry.h"

#include <array>

#include "validators/duplicate/duplicate.h"

namespace galley {

std::span<const ValidatorEntry> Validators() {
  static const std::array<ValidatorEntry, 1> kValidators = {{
      {"duplicate", {"paragraph", "sentence", "heading"}, &MakeDuplicate},
  }};
  return kValidators;
}

}  // namespace galley
