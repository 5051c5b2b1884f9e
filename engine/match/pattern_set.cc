#include "engine/match/pattern_set.h"

#include <fmt/core.h>
#include <hs.h>
#include <sys/mman.h>

#include <cstdlib>
#include <utility>

#include "engine/match/confirm.h"
#include "engine/match/pcre2_version.h"
#include "engine/text/hash.h"

namespace galley {
namespace {

// Hyperscan has no limit of its own on the time it compiles.
constexpr uint32_t kMaxPositions = 20000;
constexpr size_t kMaxTriggerBytes = 8000;

constexpr std::string_view kMagic = "galley triggers 2\n";
constexpr size_t kFingerprintLength = 32;

// Databases are large and filled at once: their pages are taken together, not
// one by one as they are touched. For all of the program, from its start on.
constexpr size_t kHead = 64;  // says how long it is; keeps the alignment

void* TakePages(size_t bytes) {
  void* const pages = ::mmap(nullptr, bytes + kHead, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  if (pages == MAP_FAILED) return nullptr;
  *static_cast<size_t*>(pages) = bytes + kHead;
  return static_cast<char*>(pages) + kHead;
}

void GivePages(void* database) {
  if (database == nullptr) return;
  char* const pages = static_cast<char*>(database) - kHead;
  ::munmap(pages, *reinterpret_cast<size_t*>(pages));
}

[[maybe_unused]] const hs_error_t kPagesInUse =
    hs_set_database_allocator(&TakePages, &GivePages);

unsigned FlagsOf(const Pattern& pattern) {
  return pattern.trigger_caseless ? HS_FLAG_CASELESS : 0u;
}

// What a saved database must agree with: its own bytes, the triggers, and the
// forms that PCRE2 was seen to take when they were compiled.
std::string Fingerprint(const std::vector<Pattern>& patterns,
                        std::string_view database) {
  std::string parts = fmt::format("{}\n{}", MatchPlatform(), Pcre2Version());
  for (const Pattern& pattern : patterns) {
    parts += fmt::format("\n{}\t{}{}{}{}", pattern.trigger, FlagsOf(pattern),
                         pattern.utf_form, pattern.byte_form, pattern.caseless);
  }
  return HashName(parts + HashName(database));
}

std::string MessageOf(hs_compile_error_t* error) {
  std::string message = error != nullptr ? error->message : "out of memory";
  hs_free_compile_error(error);
  return message;
}

// Empty, or why a trigger is not worth trying.
std::string BudgetProblem(const Pattern& pattern) {
  if (pattern.trigger.empty()) return "the trigger is empty";
  if (pattern.trigger.size() > kMaxTriggerBytes) {
    return fmt::format(
        "the trigger is {} bytes long, {} are allowed: use a "
        "gazetteer for long lists, or give a shorter trigger",
        pattern.trigger.size(), kMaxTriggerBytes);
  }
  if (pattern.trigger_positions > kMaxPositions) {
    return fmt::format(
        "the trigger has about {} positions, {} are allowed: "
        "lower the bounds of its repeats",
        pattern.trigger_positions, kMaxPositions);
  }
  return {};
}

std::string TriggerProblem(const Pattern& pattern) {
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile(pattern.trigger.c_str(), FlagsOf(pattern), HS_MODE_BLOCK,
                 nullptr, &database, &error) != HS_SUCCESS) {
    return fmt::format(
        "Hyperscan refuses the trigger {}: {}; give another "
        "trigger",
        pattern.trigger, MessageOf(error));
  }
  hs_free_database(database);
  return {};
}

// True when the database can be scanned with.
bool HasScratch(const hs_database_t* database) {
  hs_scratch_t* scratch = nullptr;
  const bool usable = hs_alloc_scratch(database, &scratch) == HS_SUCCESS;
  hs_free_scratch(scratch);
  return usable;
}

}  // namespace

PatternSet::PatternSet(PatternSet&& other) noexcept
    : patterns_(std::move(other.patterns_)),
      database_(std::exchange(other.database_, nullptr)) {}

PatternSet& PatternSet::operator=(PatternSet&& other) noexcept {
  std::swap(patterns_, other.patterns_);
  std::swap(database_, other.database_);
  return *this;
}

PatternSet::~PatternSet() { hs_free_database(database_); }

tl::expected<PatternSet, std::vector<PatternError>> PatternSet::Compile(
    std::vector<Pattern> patterns) {
  std::vector<PatternError> errors;
  std::vector<const char*> triggers;
  std::vector<unsigned> flags;
  std::vector<unsigned> ids;
  for (size_t i = 0; i < patterns.size(); ++i) {
    std::string problem = BudgetProblem(patterns[i]);
    if (problem.empty()) problem = ConfirmProblem(patterns[i]);
    if (!problem.empty()) errors.push_back({i, std::move(problem)});
    triggers.push_back(patterns[i].trigger.c_str());
    flags.push_back(FlagsOf(patterns[i]));
    ids.push_back(static_cast<unsigned>(i));
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));

  PatternSet set;
  hs_compile_error_t* error = nullptr;
  if (!patterns.empty() &&
      hs_compile_multi(triggers.data(), flags.data(), ids.data(),
                       static_cast<unsigned>(triggers.size()), HS_MODE_BLOCK,
                       nullptr, &set.database_, &error) != HS_SUCCESS) {
    const std::string together = MessageOf(error);
    for (size_t i = 0; i < patterns.size(); ++i) {
      std::string problem = TriggerProblem(patterns[i]);
      if (!problem.empty()) errors.push_back({i, std::move(problem)});
    }
    if (errors.empty()) {
      errors.push_back({0,
                        "Hyperscan refuses the triggers of the pack "
                        "together (" +
                            together + "): split the pack"});
    }
    return tl::unexpected(std::move(errors));
  }
  set.patterns_ = std::move(patterns);
  return set;
}

std::string PatternSet::Save() const {
  std::string saved;
  if (database_ != nullptr) {
    char* bytes = nullptr;
    size_t length = 0;
    if (hs_serialize_database(database_, &bytes, &length) != HS_SUCCESS) {
      return {};
    }
    saved.assign(bytes, length);
    std::free(bytes);
  }
  return std::string(kMagic) + Fingerprint(patterns_, saved) + saved;
}

std::unique_ptr<PatternSet> PatternSet::Load(std::vector<Pattern> patterns,
                                             std::string_view saved) {
  const size_t head = kMagic.size() + kFingerprintLength;
  if (saved.size() < head || !saved.starts_with(kMagic)) return nullptr;
  const std::string_view database = saved.substr(head);
  if (saved.substr(kMagic.size(), head - kMagic.size()) !=
          Fingerprint(patterns, database) ||
      database.empty() != patterns.empty()) {
    return nullptr;
  }
  std::unique_ptr<PatternSet> set(new PatternSet());
  set->patterns_ = std::move(patterns);
  if (!database.empty() &&
      (hs_deserialize_database(database.data(), database.size(),
                               &set->database_) != HS_SUCCESS ||
       !HasScratch(set->database_))) {
    return nullptr;
  }
  return set;
}

size_t PatternSet::database_bytes() const {
  size_t bytes = 0;
  if (database_ != nullptr) hs_database_size(database_, &bytes);
  return bytes;
}

std::string MatchPlatform() {
  hs_platform_info_t platform{};
  hs_populate_platform(&platform);
  const bool avx512 = (platform.cpu_features & HS_CPU_FEATURES_AVX512) != 0;
  const bool avx2 = (platform.cpu_features & HS_CPU_FEATURES_AVX2) != 0;
  return fmt::format("hyperscan {}, {}, tune {}, features {:x}", hs_version(),
                     avx512 ? "avx512"
                     : avx2 ? "avx2"
                            : "sse",
                     platform.tune, platform.cpu_features);
}

std::string MatchPlatformProblem() {
  if (const char* simulated = std::getenv("GALLEY_TEST_PLATFORM_PROBLEM")) {
    return simulated;
  }
  if (hs_valid_platform() != HS_SUCCESS) {
    return "this processor lacks SSSE3, which Hyperscan needs; run galley on "
           "an x86-64 processor of 2006 or later";
  }
  if (std::string_view(hs_version()).starts_with("5.4.1 ")) {
    return "Hyperscan 5.4.1 shares its memory wrongly; install 5.4.0, 5.4.2 "
           "or Vectorscan";
  }
  return {};
}

}  // namespace galley
