#include "engine/rules/pack_grammar.h"

#include <algorithm>
#include <array>

namespace galley {
namespace {

#define ELEMENTS "w a opt alt seq rep gap span tight loose"
#define CONDITIONS "before after near inside contains at document unless"

constexpr auto kGrammar = std::to_array<ElementGrammar>({
    {"pack", "id! version lang",
     "define list gazetteer words pattern sequence check resolve "
     "common-passage"},
    {"define", "name!", "", true},
    {"list", "name! case", "", true},
    {"gazetteer", "id! name! file! type priority internal capitals",
     "policy ok no"},
    {"words", "name! file!", ""},
    {"policy", "name!", CONDITIONS},
    {"pattern",
     "id! type! priority internal case edges typography trigger max-span",
     "match! set ok no " CONDITIONS},
    {"sequence", "id! type! priority internal",
     "refine set learn ok no " ELEMENTS " " CONDITIONS},
    {"check",
     "id! category! severity! priority case edges typography trigger max-span "
     "run validator kind words",
     "match message! why! fix param refine ok no " ELEMENTS " " CONDITIONS},
    {"match", "", "", true},
    {"w", "as case class in not-in shape", "", true},
    {"a", "as type!", ""},
    {"opt", "as", ELEMENTS},
    {"alt", "as", ELEMENTS},
    {"seq", "as", ELEMENTS},
    {"rep", "as min! max!", ELEMENTS},
    {"gap", "as max! shape not-in", ""},
    {"span", "as type", ELEMENTS},
    {"tight", "", ""},
    {"loose", "", ""},
    {"before", "span", ELEMENTS},
    {"after", "span", ELEMENTS},
    {"near", "words! side span", ELEMENTS},
    {"inside", "type block span", ""},
    {"contains", "span", ELEMENTS},
    {"at", "where! span", ""},
    {"document", "has!", ""},
    {"unless", "", CONDITIONS},
    {"set", "name! to! span required", ""},
    {"refine", "span! to!", ""},
    {"learn", "surface! from!", ""},
    {"ok", "why alone todo winner format", "", true, true},
    {"no", "why alone todo winner format", "", true, true},
    {"message", "", "", true},
    {"why", "", "", true},
    {"fix", "", "", true},
    {"param", "name! value!", ""},
    {"resolve", "", "over nest"},
    {"common-passage", "id!", "", true},
    {"over", "winner! loser!", ""},
    {"nest", "outer! inner!", ""},
});

#undef ELEMENTS
#undef CONDITIONS

}  // namespace

std::span<const ElementGrammar> PackGrammar() { return kGrammar; }

const ElementGrammar* GrammarOf(std::string_view element) {
  const auto* found =
      std::ranges::find(kGrammar, element, &ElementGrammar::name);
  return found == kGrammar.end() ? nullptr : &*found;
}

}  // namespace galley
