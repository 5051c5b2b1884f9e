#include "engine/rules/rule_loader.h"

#include <fmt/core.h>

#include <utility>
#include <vector>

#include "engine/rules/compiler.h"
#include "engine/rules/rule_codec.h"
#include "engine/text/hash.h"

namespace galley {
namespace {

class RuleCompiler {
 public:
  RuleCompiler(const RuleBook& book, const NameTable& names, Errors* errors)
      : book_(book),
        compiler_(book.symbols, names, &compiled_.tables),
        errors_(errors) {}

  CompiledRules Compile() {
    for (const Rule& rule : book_.rules) AddRule(rule);
    return std::move(compiled_);
  }

 private:
  uint32_t AddProgram(Program program) {
    compiled_.programs.push_back(std::move(program));
    return static_cast<uint32_t>(compiled_.programs.size() - 1);
  }
  void AddRule(const Rule& rule);
  CompiledCondition CompileCondition(const Condition& condition);
  std::vector<CompiledCondition> CompileConditions(
      const std::vector<Condition>& conditions);

  const RuleBook& book_;
  CompiledRules compiled_{};
  Compiler compiler_;
  Errors* errors_;
};

void RuleCompiler::AddRule(const Rule& rule) {
  CompiledRule compiled;
  compiled.rule = &rule;
  if (!rule.check) {
    if (const auto type = book_.symbols.types.find(rule.type);
        type != book_.symbols.types.end()) {
      compiled.type = type->second;
    }
  }
  if (rule.kind == RuleKind::kSequence) {
    compiled.program =
        AddProgram(compiler_.CompileSearch(rule.sequence, errors_));
  } else if (rule.kind == RuleKind::kGazetteer) {
    compiled.list = book_.symbols.lists.find(rule.list)->second;
  }
  compiled.conditions = CompileConditions(rule.conditions);
  for (const auto& [policy, conditions] : rule.policies) {
    compiled.policies[policy] = CompileConditions(conditions);
  }
  compiled_.rules.push_back(std::move(compiled));
}

CompiledCondition RuleCompiler::CompileCondition(const Condition& condition) {
  CompiledCondition compiled;
  compiled.source = &condition;
  if (!condition.elements.children.empty()) {
    compiled.program = AddProgram(
        compiler_.Compile(condition.elements,
                          condition.kind == Condition::Kind::kBefore, errors_));
  }
  if (!condition.types.empty()) {
    std::vector<TypeId> types;
    for (const std::string& name : condition.types) {
      const auto found = book_.symbols.types.find(name);
      if (found == book_.symbols.types.end()) {
        errors_->push_back({fmt::format("there is no type \"{}\"", name),
                            condition.place.file, condition.place.line,
                            condition.place.column});
      } else {
        types.push_back(found->second);
      }
    }
    compiled_.tables.type_sets.push_back(std::move(types));
    compiled.type_set =
        static_cast<uint32_t>(compiled_.tables.type_sets.size() - 1);
  }
  compiled.children = CompileConditions(condition.children);
  return compiled;
}

std::vector<CompiledCondition> RuleCompiler::CompileConditions(
    const std::vector<Condition>& conditions) {
  std::vector<CompiledCondition> compiled;
  for (const Condition& condition : conditions) {
    compiled.push_back(CompileCondition(condition));
  }
  return compiled;
}

}  // namespace

CompiledRules LoadCompiledRules(const RuleBook& book, const NameTable& names,
                                const std::string& key, Cache* cache,
                                BuildLog* log, Errors* errors) {
  const StopWatch watch;
  const std::string name = HashName(CacheStamp() + '\n' + key);
  CompiledRules rules;
  bool cached = false;
  size_t bytes = 0;
  if (const auto saved = cache->Load("sequences", name);
      saved && errors->empty()) {
    cached = DecodeRules(saved->bytes, book, &rules);
    bytes = saved->bytes.size();
  }
  if (!cached) {
    rules = RuleCompiler(book, names, errors).Compile();
    if (!errors->empty()) return rules;
    if (!cache->folder().empty()) {
      const std::string encoded = EncodeRules(rules);
      cache->Store("sequences", name, encoded);
      bytes = encoded.size();
    }
  }
  if (log != nullptr) {
    log->steps.push_back({"sequences", cached, watch.Milliseconds(), bytes});
  }
  return rules;
}

}  // namespace galley
