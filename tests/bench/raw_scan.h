// RawScan: nothing but hs_scan with a callback that counts.
//
// What Hyperscan alone needs for the same triggers and names; the yardstick of
// the whole pipeline.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rules/database.h"

struct hs_database;
struct hs_scratch;

namespace galley::bench {

struct NameLiteral {
  std::string text{};
  bool caseless = false;

  friend auto operator<=>(const NameLiteral&, const NameLiteral&) = default;
};

// kAll: all gazetteers, as CONTRACT.md says; those of words too, which the
// tagger looks for to run its sequences. kTyped: those alone whose names are
// entities.
enum class WhichLists : uint8_t { kTyped, kAll };
enum class WhichRules : uint8_t { kTag, kAll };

// The surfaces of lists, each once: caseless where the name folds.
// REQUIRES: a database loaded without the cache, which keeps the surfaces.
std::vector<NameLiteral> LiteralsOf(const Database& database, WhichLists which);

// All names in one Hyperscan database, as escaped literals; owned.
class NameScan {
 public:
  explicit NameScan(const std::vector<NameLiteral>& names);
  ~NameScan();
  NameScan(const NameScan&) = delete;
  NameScan& operator=(const NameScan&) = delete;

  const hs_database* database() const { return database_; }

 private:
  hs_database* database_ = nullptr;
};

// Indices of the pattern sets that have such rules, and their triggers.
std::vector<size_t> SetsOf(const Database& database, WhichRules which);
std::vector<const hs_database*> TriggersOf(const Database& database,
                                           WhichRules which);

// These and the names.
std::vector<const hs_database*> With(std::vector<const hs_database*> triggers,
                                     const NameScan& names);

// Several databases, one after the other over each text. One per thread.
class RawScan {
 public:
  // The databases must outlive it.
  explicit RawScan(std::vector<const hs_database*> databases);
  ~RawScan();
  RawScan(const RawScan&) = delete;
  RawScan& operator=(const RawScan&) = delete;

  // `text`: what the engine would scan, the matching view.
  void Scan(std::string_view text);
  // Of the last scan.
  uint64_t reports() const { return reports_; }

 private:
  std::vector<const hs_database*> databases_;
  hs_scratch* scratch_ = nullptr;
  uint64_t reports_ = 0;
};

}  // namespace galley::bench
