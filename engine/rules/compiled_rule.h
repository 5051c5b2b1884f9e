// CompiledRule: a rule of a RuleBook with its references as indices.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/rules/compiler.h"
#include "engine/rules/program.h"
#include "engine/rules/rule.h"

namespace galley {

struct CompiledCondition {
  const Condition* source = nullptr;
  uint32_t program = kNoIndex;   // of its elements
  uint32_t type_set = kNoIndex;  // of kInside
  std::vector<CompiledCondition> children{};
};

struct CompiledRule {
  const Rule* rule = nullptr;
  TypeId type = kNoType;        // kNoType: a check, or a list without type
  uint32_t program = kNoIndex;  // of a sequence
  uint32_t list = kNoIndex;     // of a gazetteer
  std::vector<CompiledCondition> conditions{};
  std::map<std::string, std::vector<CompiledCondition>, std::less<>> policies{};
};

// The rules of a book ready to run; indices lead into the same struct.
struct CompiledRules {
  ProgramTables tables{};
  std::vector<Program> programs{};
  std::vector<CompiledRule> rules{};  // same index as in RuleBook::rules
};

}  // namespace galley
