// RuleBook: all packs in force, linked: ids unique, every reference resolved.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/rules/compiler.h"
#include "engine/rules/rule.h"
#include "engine/rules/types.h"

namespace galley {

// A type of annotation: a public one of types.xml, or one that rules marked
// internal make for other rules.
struct TypeInfo {
  std::string name{};
  bool internal = false;
};

struct RuleBook {
  TypeTable table{};              // as types.xml says
  std::vector<TypeInfo> types{};  // by TypeId, sorted by name
  std::vector<Rule> rules{};      // sorted by id, whatever the file order
  std::vector<NameList> lists{};  // sorted by name
  std::vector<WordFile> words{};  // the same
  MacroTable macros{};
  std::vector<Overlap> overlaps{};
  std::vector<CommonPassage> common_passages{};  // sorted by id
  Symbols symbols{};  // names -> indices of the above
  // The folded words that sequences and conditions mention, sorted.
  std::vector<std::string> vocabulary{};
  // Types in the order in which they are made: what a rule needs comes first.
  std::vector<TypeId> stages{};

  // Index of a rule; kNoIndex when there is none.
  uint32_t RuleIndex(std::string_view id) const;
};

// Links the packs. Every duplicate id, unknown type or category, unknown
// capture and cycle of types is appended to `errors`; after an error the book
// serves to look for more of them only.
RuleBook LinkRules(std::vector<RulePack> packs, TypeTable table,
                   Errors* errors);

// Names of the captures that a rule's sequence or pattern offers.
std::vector<std::string> CapturesOf(const Rule& rule);

}  // namespace galley
