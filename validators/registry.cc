#include "validators/registry.h"

#include <array>

#include "validators/bracket/bracket.h"
#include "validators/duplicate/duplicate.h"
#include "validators/numbering/numbering.h"
#include "validators/repetition.h"

namespace galley {

std::span<const ValidatorEntry> Validators() {
  static const std::array<ValidatorEntry, 4> kValidators = {{
      {"duplicate", {"paragraph", "sentence", "heading"}, &MakeDuplicate},
      {"numbering", {"list", "inline", "section", "caption"}, &MakeNumbering},
      {"bracket", {"open", "close", "mismatch"}, &MakeBracket},
      {"repetition", {"word", "phrase"}, &MakeRepetition},
  }};
  return kValidators;
}

}  // namespace galley
