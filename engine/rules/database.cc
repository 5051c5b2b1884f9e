#include "engine/rules/database.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <tuple>
#include <utility>

#include "engine/rules/book_loader.h"
#include "engine/rules/cache.h"
#include "engine/rules/data_file.h"
#include "engine/rules/kept_parts.h"
#include "engine/rules/name_loader.h"
#include "engine/rules/pattern_loader.h"
#include "engine/rules/rule_loader.h"

namespace galley {
namespace {

class Loader {
 public:
  Loader(const CacheOptions& cache, BuildLog* log) : log_(log) {
    if (cache.use) cache_ = Cache(cache.folder);
  }

  // `kept` may be null.
  Result<std::unique_ptr<Database>> Load(const RuleSources& sources,
                                         KeptParts* kept);

 private:
  // What another thread makes meanwhile.
  struct Patterns {
    std::vector<PackPatterns> packs{};
    Cache cache{};
    BuildLog log{};
    Errors errors{};
  };

  void Take(Patterns patterns);
  void OpenWords();
  void CompileRules(const std::string& key, Cache* cache);
  void BuildStages();
  void ChooseLists();
  void BuildOverlaps();

  BuildLog* log_;
  Cache cache_;
  Errors errors_;
  std::unique_ptr<Database> database_ = std::make_unique<Database>();
};

Result<std::unique_ptr<Database>> Loader::Load(const RuleSources& sources,
                                               KeptParts* kept) {
  // Every step goes on after an error, to find the others.
  LoadedBook loaded = LoadBook(sources.paths, &cache_, log_, &errors_, kept);
  database_->book = std::move(loaded.book);
  // Neither needs what the other makes.
  std::future<Patterns> patterns = std::async(std::launch::async, [&] {
    Patterns made{.cache = cache_};
    made.packs = LoadPatterns(database_->book, sources.checks, &made.cache,
                              &made.log, &made.errors, kept);
    return made;
  });
  LoadedNames names =
      LoadNames(&database_->book, &cache_, log_, &errors_, kept);
  database_->names = std::move(names.table);
  OpenWords();
  // Made sooner than written down for a state that lasts until the next save.
  Cache no_cache;
  CompileRules(loaded.key + names.key, kept == nullptr ? &cache_ : &no_cache);
  Take(patterns.get());
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

void Loader::Take(Patterns patterns) {
  for (PackPatterns& pack : patterns.packs) {
    database_->sets.push_back(std::move(pack.set));
    database_->pattern_rules.push_back(std::move(pack.rules));
  }
  std::ranges::move(patterns.errors, std::back_inserter(errors_));
  if (cache_.problem().empty()) cache_ = std::move(patterns.cache);
  if (log_ == nullptr) return;
  std::ranges::move(patterns.log.steps, std::back_inserter(log_->steps));
  std::ranges::move(patterns.log.notes, std::back_inserter(log_->notes));
}

void Loader::OpenWords() {
  for (const WordFile& words : database_->book.words) {
    if (words.file.empty()) continue;  // its pack said what is wrong with it
    const std::string path = FindDataFile(words.file, words.place, &errors_);
    if (path.empty()) continue;
    Result<Lexicon> list = Lexicon::Open(path);
    if (!list) {
      std::ranges::move(list.error(), std::back_inserter(errors_));
      continue;
    }
    database_->words.emplace(words.name, *std::move(list));
  }
}

void Loader::CompileRules(const std::string& key, Cache* cache) {
  CompiledRules compiled = LoadCompiledRules(database_->book, database_->names,
                                             key, cache, log_, &errors_);
  database_->tables = std::move(compiled.tables);
  database_->programs = std::move(compiled.programs);
  database_->rules = std::move(compiled.rules);
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

Result<std::unique_ptr<Database>> LoadDatabase(const RuleSources& sources,
                                               const CacheOptions& cache,
                                               BuildLog* log) {
  return Loader(cache, log).Load(sources, nullptr);
}

Result<std::unique_ptr<Database>> ReloadDatabase(const RuleSources& sources,
                                                 KeptParts* kept,
                                                 BuildLog* log) {
  return Loader(CacheOptions{}, log).Load(sources, kept);
}

}  // namespace galley
