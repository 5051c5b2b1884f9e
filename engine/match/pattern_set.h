// PatternSet: the triggers of one pack compiled together. Immutable, shared.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/match/pattern.h"

struct hs_database;

namespace galley {

// Why one pattern of a set cannot be used; `pattern` is its index.
struct PatternError {
  size_t pattern = 0;
  std::string message{};
};

class PatternSet {
 public:
  // Compiles all triggers into one Hyperscan database and checks that PCRE2
  // takes each confirm form. All patterns that are refused are reported, not
  // only the first. A trigger whose compile cost (positions estimated from the
  // tree before the call) is above the budget is refused without trying.
  static tl::expected<PatternSet, std::vector<PatternError>> Compile(
      std::vector<Pattern> patterns);

  // The compiled triggers as bytes for the cache, and back. Load returns
  // nothing when the bytes are not a database of this library and processor,
  // or do not fit the patterns; the caller then compiles.
  std::string Save() const;
  static std::unique_ptr<PatternSet> Load(std::vector<Pattern> patterns,
                                          std::string_view saved);

  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;
  ~PatternSet();

  const std::vector<Pattern>& patterns() const { return patterns_; }
  const hs_database* database() const { return database_; }  // null: no pattern
  size_t database_bytes() const;

 private:
  PatternSet() = default;

  std::vector<Pattern> patterns_{};
  hs_database* database_ = nullptr;  // owned
};

// Name and version of the Hyperscan in use, its processor features: what a
// saved database depends on. "hyperscan 5.4.0 ... avx2".
std::string MatchPlatform();

// Empty, or why this processor or library version cannot be used (no SSSE3, a
// library known to be broken) and what to do.
std::string MatchPlatformProblem();

}  // namespace galley
