#include "engine/rules/database.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>
#include <utility>

#include "engine/base/data_dir.h"
#include "engine/base/file.h"
#include "engine/rules/cache.h"
#include "engine/rules/data_file.h"
#include "engine/rules/name_loader.h"
#include "engine/rules/pattern_loader.h"
#include "engine/rules/rule_pack.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTypesFile = "types.xml";
constexpr std::string_view kOptionalFolder = "optional";

class Loader {
 public:
  Loader(const CacheOptions& cache, BuildLog* log) : log_(log) {
    if (cache.use) cache_ = Cache(cache.folder);
  }

  Result<std::unique_ptr<Database>> Load(const RuleSources& sources);

 private:
  void Take(Errors errors) {
    std::ranges::move(errors, std::back_inserter(errors_));
  }
  void ReadPacks(const RuleSources& sources);
  void ReadTypesFile(const std::string& path);
  void OpenWords();
  void CompileRules();
  CompiledCondition CompileCondition(const Condition& condition,
                                     Compiler* compiler);
  std::vector<CompiledCondition> CompileConditions(
      const std::vector<Condition>& conditions, Compiler* compiler);
  uint32_t AddProgram(Program program);
  void BuildStages();
  void ChooseLists();
  void BuildOverlaps();

  BuildLog* log_;
  Cache cache_;
  Errors errors_;
  TypeTable table_;
  std::vector<RulePack> packs_;
  std::unique_ptr<Database> database_ = std::make_unique<Database>();
};

Result<std::unique_ptr<Database>> Loader::Load(const RuleSources& sources) {
  ReadPacks(sources);
  // Every step goes on after an error, to find the others.
  database_->book = LinkRules(std::move(packs_), std::move(table_), &errors_);
  database_->names = LoadNames(&database_->book, &cache_, log_, &errors_);
  OpenWords();
  CompileRules();
  for (PackPatterns& pack :
       LoadPatterns(database_->book, &cache_, log_, &errors_)) {
    database_->sets.push_back(std::move(pack.set));
    database_->pattern_rules.push_back(std::move(pack.rules));
  }
  if (!errors_.empty()) {
    std::ranges::stable_sort(errors_, {}, [](const Error& error) {
      return std::tie(error.file, error.line, error.column);
    });
    return Fail(std::move(errors_));
  }
  BuildStages();
  ChooseLists();
  BuildOverlaps();
  if (log_ != nullptr && !cache_.problem().empty()) {
    log_->notes.push_back("cache not used: " + cache_.problem());
  }
  return std::move(database_);
}

void Loader::ReadPacks(const RuleSources& sources) {
  std::set<std::string> files;
  bool has_types = false;
  for (const std::string& path : sources.paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.insert(path);
      continue;
    }
    const std::vector<std::string> found = PacksBelow(path);
    if (found.empty()) {
      Take({{"holds no rule pack; a pack is a file that ends in .xml", path}});
    }
    files.insert(found.begin(), found.end());
  }
  std::set<std::string> seen;  // one file under two names is one file
  for (const std::string& file : files) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(file, error);
    if (!error && !seen.insert(real.string()).second) continue;
    if (real.filename() == kTypesFile) {
      has_types = true;
      ReadTypesFile(file);
      continue;
    }
    Result<std::string> bytes = ReadFile(file);
    if (!bytes) {
      Take(std::move(bytes.error()));
      continue;
    }
    packs_.push_back(ReadRulePack(file, *bytes, &errors_));
  }
  if (!has_types) {
    ReadTypesFile(DataDir() + "/rules/" + std::string(kTypesFile));
  }
}

void Loader::ReadTypesFile(const std::string& path) {
  Result<std::string> bytes = ReadFile(path);
  if (!bytes) return Take(std::move(bytes.error()));
  auto table = ReadTypes(path, *bytes);
  if (!table) return Take(std::move(table.error()));
  const auto merge = [](std::vector<std::string> from,
                        std::vector<std::string>* to) {
    for (std::string& name : from) {
      if (std::ranges::find(*to, name) == to->end()) {
        to->push_back(std::move(name));
      }
    }
  };
  merge(std::move(table->types), &table_.types);
  merge(std::move(table->categories), &table_.categories);
}

void Loader::OpenWords() {
  for (const WordFile& words : database_->book.words) {
    if (words.file.empty()) continue;  // its pack said what is wrong with it
    const std::string path = FindDataFile(words.file, words.place, &errors_);
    if (path.empty()) continue;
    Result<Lexicon> list = Lexicon::Open(path);
    if (!list) {
      Take(std::move(list.error()));
      continue;
    }
    database_->words.emplace(words.name, *std::move(list));
  }
}

uint32_t Loader::AddProgram(Program program) {
  database_->programs.push_back(std::move(program));
  return static_cast<uint32_t>(database_->programs.size() - 1);
}

CompiledCondition Loader::CompileCondition(const Condition& condition,
                                           Compiler* compiler) {
  CompiledCondition compiled;
  compiled.source = &condition;
  if (!condition.elements.children.empty()) {
    compiled.program = AddProgram(compiler->Compile(
        condition.elements, condition.kind == Condition::Kind::kBefore,
        &errors_));
  }
  if (!condition.types.empty()) {
    std::vector<TypeId> types;
    for (const std::string& name : condition.types) {
      const auto found = database_->book.symbols.types.find(name);
      if (found == database_->book.symbols.types.end()) {
        Take({{fmt::format("there is no type \"{}\"", name),
               condition.place.file, condition.place.line,
               condition.place.column}});
      } else {
        types.push_back(found->second);
      }
    }
    database_->tables.type_sets.push_back(std::move(types));
    compiled.type_set =
        static_cast<uint32_t>(database_->tables.type_sets.size() - 1);
  }
  compiled.children = CompileConditions(condition.children, compiler);
  return compiled;
}

std::vector<CompiledCondition> Loader::CompileConditions(
    const std::vector<Condition>& conditions, Compiler* compiler) {
  std::vector<CompiledCondition> compiled;
  for (const Condition& condition : conditions) {
    compiled.push_back(CompileCondition(condition, compiler));
  }
  return compiled;
}

void Loader::CompileRules() {
  const RuleBook& book = database_->book;
  Compiler compiler(book.symbols, database_->names, &database_->tables);
  for (const Rule& rule : book.rules) {
    CompiledRule compiled;
    compiled.rule = &rule;
    if (!rule.check) {
      if (const auto type = book.symbols.types.find(rule.type);
          type != book.symbols.types.end()) {
        compiled.type = type->second;
      }
    }
    if (rule.kind == RuleKind::kSequence) {
      compiled.program =
          AddProgram(compiler.CompileSearch(rule.sequence, &errors_));
    } else if (rule.kind == RuleKind::kGazetteer) {
      compiled.list = book.symbols.lists.find(rule.list)->second;
    }
    compiled.conditions = CompileConditions(rule.conditions, &compiler);
    for (const auto& [policy, conditions] : rule.policies) {
      compiled.policies[policy] = CompileConditions(conditions, &compiler);
    }
    database_->rules.push_back(std::move(compiled));
  }
}

void Loader::BuildStages() {
  const RuleBook& book = database_->book;
  database_->stage_rules.resize(book.stages.size());
  for (uint32_t i = 0; i < database_->rules.size(); ++i) {
    const CompiledRule& rule = database_->rules[i];
    if (rule.rule->check) {
      database_->check_rules.push_back(i);
    } else if (rule.type != kNoType) {
      const auto stage = std::ranges::find(book.stages, rule.type);
      database_->stage_rules[static_cast<size_t>(stage - book.stages.begin())]
          .push_back(i);
    }
  }
}

// Names of a type, and names at which sequences begin, are looked for in the
// whole text.
void Loader::ChooseLists() {
  Database& database = *database_;
  std::vector<bool> lists(database.book.lists.size(), false);
  for (const CompiledRule& rule : database.rules) {
    if (rule.list != kNoIndex && rule.type != kNoType) lists[rule.list] = true;
  }
  for (const Program& program : database.programs) {
    for (const Anchor& anchor : program.anchors) {
      if (anchor.kind != Anchor::Kind::kNames) continue;
      for (const uint32_t list :
           database.tables.name_tests[anchor.test].lists) {
        lists[list] = true;
      }
    }
  }
  std::vector<uint32_t> longest(lists.size(), 0);
  for (const NameEntry& entry : database.names.entries()) {
    longest[entry.list] =
        std::max<uint32_t>(longest[entry.list], entry.word_count);
  }
  std::map<std::vector<uint32_t>, NameTable::Choice> choices;
  for (NameTest& test : database.tables.name_tests) {
    std::vector<bool> own(lists.size(), false);
    for (const uint32_t list : test.lists) {
      test.searched = test.searched && lists[list];
      test.longest = std::max(test.longest, longest[list]);
      own[list] = true;
    }
    if (test.searched) continue;
    auto [choice, added] = choices.try_emplace(test.lists);
    if (added) choice->second = database.names.Choose(std::move(own), false);
    test.choice = choice->second;
  }
  database.searched = database.names.Choose(std::move(lists), true);
}

void Loader::BuildOverlaps() {
  const RuleBook& book = database_->book;
  const size_t count = book.types.size();
  database_->overlapping.assign(count * count, Overlapping::kLonger);
  const auto at = [&](const std::string& a, const std::string& b,
                      Overlapping relation) {
    const auto first = book.symbols.types.find(a);
    const auto second = book.symbols.types.find(b);
    // Category pairs are for findings; engine/check reads them.
    if (first == book.symbols.types.end() ||
        second == book.symbols.types.end()) {
      return;
    }
    database_->overlapping[first->second * count + second->second] = relation;
  };
  for (const Overlap& overlap : book.overlaps) {
    for (const std::string& winner : overlap.winners) {
      for (const std::string& loser : overlap.losers) {
        at(winner, loser,
           overlap.nest ? Overlapping::kNests : Overlapping::kWins);
        at(loser, winner,
           overlap.nest ? Overlapping::kNests : Overlapping::kLoses);
      }
    }
  }
}

}  // namespace

std::vector<std::string> PacksBelow(const std::string& folder) {
  std::vector<std::string> packs = FilesBelow(folder, ".xml");
  std::erase_if(packs, [&](const std::string& file) {
    const fs::path below =
        fs::path(file).lexically_relative(folder).parent_path();
    return std::any_of(below.begin(), below.end(), [](const fs::path& part) {
      return part == kOptionalFolder;
    });
  });
  return packs;
}

Result<std::unique_ptr<Database>> LoadDatabase(const RuleSources& sources,
                                               const CacheOptions& cache,
                                               BuildLog* log) {
  return Loader(cache, log).Load(sources);
}

}  // namespace galley
