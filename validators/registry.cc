#include "validators/registry.h"

#include <array>

#include "validators/bracket/bracket.h"
#include "validators/duplicate/duplicate.h"
#include "validators/numbering/numbering.h"

namespace galley {

std::span<const ValidatorEntry> Validators() {
  static const std::array<ValidatorEntry, 3> kValidators = {{
      {"duplicate", {"paragraph", "sentence", "heading"}, &MakeDuplicate},
      {"numbering", {"list", "inline", "section", "caption"}, &MakeNumbering},
      {"bracket", {"open", "close", "mismatch"}, &MakeBracket},
  }};
  return kValidators;
}

}  // namespace galley
