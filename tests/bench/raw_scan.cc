#include "tests/bench/raw_scan.h"

#include <fmt/format.h>
#include <hs.h>

#include <algorithm>
#include <set>

#include "tests/bench/measure.h"

namespace galley::bench {
namespace {

bool HasSmallLetter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

// Every byte that is not a letter or digit as \xHH.
std::string Escaped(std::string_view literal) {
  std::string escaped;
  for (const char c : literal) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                       (c >= 'A' && c <= 'Z');
    if (plain) {
      escaped += c;
    } else {
      escaped += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
  }
  return escaped;
}

int CountReport(unsigned int, unsigned long long, unsigned long long,
                unsigned int, void* count) {
  ++*static_cast<uint64_t*>(count);
  return 0;
}

}  // namespace

std::vector<NameLiteral> LiteralsOf(const Database& database,
                                    WhichLists which) {
  std::set<uint32_t> typed;
  for (const CompiledRule& rule : database.rules) {
    if (rule.list != kNoIndex && rule.type != kNoType) typed.insert(rule.list);
  }
  std::set<NameLiteral> literals;
  for (uint32_t i = 0; i < database.book.lists.size(); ++i) {
    if (which == WhichLists::kTyped && !typed.contains(i)) continue;
    for (const ListEntry& entry : database.book.lists[i].entries) {
      // A smart name folds but for its words in capitals.
      const bool folds = entry.name_case == NameCase::kFold ||
                         (entry.name_case == NameCase::kSmart &&
                          HasSmallLetter(entry.surface));
      literals.insert({entry.surface, folds});
    }
  }
  return {literals.begin(), literals.end()};
}

NameScan::NameScan(const std::vector<NameLiteral>& names) {
  std::vector<std::string> expressions;
  std::vector<unsigned> flags;
  std::vector<unsigned> ids;
  for (const NameLiteral& name : names) {
    expressions.push_back(Escaped(name.text));
    flags.push_back(name.caseless ? HS_FLAG_CASELESS : 0);
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  std::vector<const char*> pointers;
  for (const std::string& expression : expressions) {
    pointers.push_back(expression.c_str());
  }
  hs_compile_error_t* error = nullptr;
  const int status =
      hs_compile_multi(pointers.data(), flags.data(), ids.data(),
                       static_cast<unsigned>(names.size()), HS_MODE_BLOCK,
                       nullptr, &database_, &error);
  Require(status == HS_SUCCESS,
          error != nullptr ? error->message : "Hyperscan compiles the names");
}

NameScan::~NameScan() { hs_free_database(database_); }

std::vector<size_t> SetsOf(const Database& database, WhichRules which) {
  std::vector<size_t> sets;
  for (size_t i = 0; i < database.sets.size(); ++i) {
    const auto tags = [&](uint32_t rule) {
      return !database.rules[rule].rule->check;
    };
    if (database.sets[i].database() != nullptr &&
        (which == WhichRules::kAll ||
         std::ranges::any_of(database.pattern_rules[i], tags))) {
      sets.push_back(i);
    }
  }
  return sets;
}

std::vector<const hs_database*> TriggersOf(const Database& database,
                                           WhichRules which) {
  std::vector<const hs_database*> triggers;
  for (const size_t set : SetsOf(database, which)) {
    triggers.push_back(database.sets[set].database());
  }
  return triggers;
}

std::vector<const hs_database*> With(std::vector<const hs_database*> triggers,
                                     const NameScan& names) {
  triggers.push_back(names.database());
  return triggers;
}

RawScan::RawScan(std::vector<const hs_database*> databases)
    : databases_(std::move(databases)) {
  for (const hs_database* database : databases_) {
    Require(hs_alloc_scratch(database, &scratch_) == HS_SUCCESS,
            "hs_alloc_scratch returns 0");
  }
}

RawScan::~RawScan() { hs_free_scratch(scratch_); }

void RawScan::Scan(std::string_view text) {
  reports_ = 0;
  for (const hs_database* database : databases_) {
    const int status =
        hs_scan(database, text.data(), static_cast<unsigned>(text.size()), 0,
                scratch_, &CountReport, &reports_);
    Require(status == HS_SUCCESS, "hs_scan returns 0");
  }
}

}  // namespace galley::bench
