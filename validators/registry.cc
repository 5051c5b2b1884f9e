#include "validators/registry.h"

#include <array>

#include "validators/bracket/bracket.h"
#include "validators/duplicate/duplicate.h"
#include "validators/number/number.h"
#include "validators/numbering/numbering.h"
#include "validators/repetition.h"

namespace galley {

std::span<const ValidatorEntry> Validators() {
  static const std::array<ValidatorEntry, 5> kValidators = {{
      {"duplicate", {"paragraph", "sentence", "heading"}, &MakeDuplicate},
      {"numbering", {"list", "inline", "section", "caption"}, &MakeNumbering},
      {"bracket", {"open", "close", "mismatch"}, &MakeBracket},
      {"repetition", {"word", "phrase"}, &MakeRepetition},
      {"number",
       {"parts", "part", "share", "shares", "percent", "words", "listed",
        "change", "direction", "range", "table"},
       &MakeNumber},
  }};
  return kValidators;
}

}  // namespace galley
