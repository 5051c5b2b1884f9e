// Database: packs and gazetteers compiled; immutable, shared by all threads.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/match/lexicon.h"
#include "engine/match/name_table.h"
#include "engine/match/pattern_set.h"
#include "engine/rules/build_log.h"
#include "engine/rules/compiled_rule.h"
#include "engine/rules/program.h"
#include "engine/rules/rule_book.h"

namespace galley {

// What may happen when annotations of two types overlap.
enum class Overlapping : uint8_t {
  kLonger,  // nothing was declared: the longer one stays
  kWins,    // the first type stays
  kLoses,
  kNests,  // both stay
};

struct Database {
  RuleBook book{};
  NameTable names{};
  std::map<std::string, Lexicon, std::less<>> words{};  // by name
  ProgramTables tables{};
  std::vector<Program> programs{};
  std::vector<CompiledRule> rules{};
  std::vector<PatternSet> sets{};                      // see LoadPatterns
  std::vector<std::vector<uint32_t>> pattern_rules{};  // set, pattern -> rule
  // Rules that make each type, in the order of RuleBook::stages; then checks.
  std::vector<std::vector<uint32_t>> stage_rules{};
  std::vector<uint32_t> check_rules{};
  std::vector<Overlapping> overlapping{};  // type x type
  NameTable::Choice searched{};  // the lists whose names are found everywhere

  Overlapping Overlap(TypeId a, TypeId b) const {
    return overlapping[a * book.types.size() + b];
  }
};

// Where rules come from: files or folders, see PacksBelow. Gazetteers and word
// lists lie beside a pack or in its sibling folder gazetteers/.
struct RuleSources {
  std::vector<std::string> paths{};
  // False: no check is asked for, and their patterns are not loaded.
  bool checks = true;
};

struct CacheOptions {
  bool use = true;
  std::string folder{};  // empty: $XDG_CACHE_HOME/galley or ~/.cache/galley
};

// Reads, checks and compiles everything; all errors of all packs at once.
// Trouble with the cache is never an error: everything is built anew.
Result<std::unique_ptr<Database>> LoadDatabase(const RuleSources& sources,
                                               const CacheOptions& cache,
                                               BuildLog* log = nullptr);

}  // namespace galley
