#include "engine/rules/pattern_loader.h"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include "engine/match/macro_text.h"
#include "engine/match/pattern_codec.h"
#include "engine/rules/kept_parts.h"
#include "engine/text/hash.h"

namespace galley {
namespace {

// The patterns of one pack file that make entities, or those that are checks,
// on their way to a set: `tag` does not scan for checks.
struct Job {
  std::string file{};
  bool check = false;
  std::vector<uint32_t> rules{};  // of the patterns
  std::vector<std::string> pattern_keys{};
  std::string key{};     // in the cache
  bool partial = false;  // some patterns of the pack: not for the cache
  BuildLog::Step step{};
  std::optional<PatternSet> set{};
  std::string saved{};  // for the cache
  Errors errors{};

  // For a person who looks at the cache.
  std::string CacheName() const {
    const std::string name = std::filesystem::path(file).filename().string();
    return check ? name + ".checks" : name;
  }
};

std::vector<Job> JobsOf(const RuleBook& book, bool checks) {
  std::map<std::pair<std::string, bool>, std::vector<uint32_t>> parts;
  for (uint32_t i = 0; i < book.rules.size(); ++i) {
    const Rule& rule = book.rules[i];
    // Without a pattern its pack said what is wrong with it.
    if (rule.kind != RuleKind::kPattern || rule.match.empty()) continue;
    if (rule.check && !checks) continue;
    parts[{rule.place.file, rule.check}].push_back(i);
  }
  std::vector<Job> jobs;
  for (auto& [part, rules] : parts) {
    Job& job = jobs.emplace_back();
    job.file = job.step.name = part.first;
    job.check = part.second;
    job.rules = std::move(rules);
  }
  return jobs;
}

// The macros that a pattern uses, by way of others too.
void AddMacros(std::string_view source, const MacroTable& macros,
               std::set<std::string>* used) {
  for (const std::string& name : MacrosIn(source)) {
    const auto macro = macros.find(name);
    if (macro == macros.end() || !used->insert(name).second) continue;
    AddMacros(macro->second, macros, used);
  }
}

// From what the author wrote: deriving triggers takes longer than loading them.
std::string KeyOf(const Rule& rule, const MacroTable& macros) {
  std::string key = fmt::format(
      "\n{}\t{}\t{}\t{}{}{}\t{}", rule.id, rule.match, rule.pattern.trigger,
      static_cast<int>(rule.pattern.case_mode), rule.pattern.tolerant,
      rule.pattern.word_edges, rule.pattern.max_span);
  std::set<std::string> used;
  AddMacros(rule.match, macros, &used);
  AddMacros(rule.pattern.trigger, macros, &used);
  for (const std::string& name : used) {
    key += fmt::format("\n{}\t{}", name, macros.find(name)->second);
  }
  return key;
}

std::string KeyOf(const std::vector<std::string>& pattern_keys) {
  std::string key = CacheStamp() + '\n' + MatchPlatform();
  for (const std::string& one : pattern_keys) key += one;
  return HashName(key);
}

void LoadFrom(const Cache& cache, Job* job) {
  const StopWatch watch;
  const auto saved = cache.Load(job->CacheName(), job->key);
  if (!saved) return;
  std::string_view bytes = saved->bytes;
  auto patterns = DecodePatterns(&bytes);
  if (!patterns || patterns->size() != job->rules.size()) return;
  auto set = PatternSet::Load(*std::move(patterns), bytes);
  if (!set) return;
  job->set = std::move(*set);
  job->step.cached = true;
  job->step.milliseconds = watch.Milliseconds();
  job->step.bytes = saved->bytes.size();
}

// Splits a job that the cache lacks: what `kept` has of its patterns comes from
// the cache, and the others stay in a job of their own, which is given back.
std::optional<Job> Split(const KeptParts::Patterns& kept, const Cache& cache,
                         Job* job) {
  Job base;
  base.file = base.step.name = job->file;
  base.check = job->check;
  base.key = kept.cache_key;
  base.rules.assign(kept.keys.size(), kNoIndex);
  Job rest;
  rest.file = job->file;
  rest.check = job->check;
  rest.step.name = job->file + ", what changed";
  for (size_t i = 0; i < job->rules.size(); ++i) {
    const auto known = std::ranges::find(kept.keys, job->pattern_keys[i]);
    if (known == kept.keys.end()) {
      rest.rules.push_back(job->rules[i]);
    } else {
      base.rules[static_cast<size_t>(known - kept.keys.begin())] =
          job->rules[i];
    }
  }
  rest.partial = true;
  LoadFrom(cache, &base);
  if (!base.set) return std::nullopt;
  *job = std::move(base);
  return rest;
}

// Called from several threads, each with a job of its own.
void Compile(const RuleBook& book, Job* job) {
  const StopWatch watch;
  const auto wrong = [&](uint32_t index, const std::string& message) {
    const Rule& rule = book.rules[index];
    job->errors.push_back({fmt::format("{}: {}", rule.id, message),
                           rule.place.file, rule.place.line,
                           rule.place.column});
  };
  std::vector<Pattern> patterns;
  std::vector<uint32_t> rules;
  for (const uint32_t index : job->rules) {
    const Rule& rule = book.rules[index];
    auto pattern = MakePattern(rule.match, book.macros, rule.pattern);
    if (!pattern) {
      wrong(index,
            fmt::format("<match>, character {}: {}", pattern.error().offset + 1,
                        pattern.error().message));
      continue;
    }
    patterns.push_back(*std::move(pattern));
    rules.push_back(index);
  }
  auto set = PatternSet::Compile(std::move(patterns));
  if (!set) {
    for (const PatternError& error : set.error()) {
      wrong(rules[error.pattern], error.message);
    }
    return;
  }
  job->saved = EncodePatterns(set->patterns()) + set->Save();
  job->set = *std::move(set);
  job->rules = std::move(rules);
  job->step.milliseconds = watch.Milliseconds();
  job->step.bytes = job->saved.size();
}

void CompileMissing(const RuleBook& book, std::vector<Job>* jobs) {
  std::vector<Job*> missing;
  for (Job& job : *jobs) {
    if (!job.set) missing.push_back(&job);
  }
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t i = next++; i < missing.size(); i = next++) {
      Compile(book, missing[i]);
    }
  };
  const size_t threads =
      std::min<size_t>(missing.size(), std::thread::hardware_concurrency());
  std::vector<std::jthread> others;
  while (others.size() + 1 < threads) others.emplace_back(work);
  work();
}

}  // namespace

std::vector<PackPatterns> LoadPatterns(const RuleBook& book, bool checks,
                                       Cache* cache, BuildLog* log,
                                       Errors* errors, KeptParts* kept) {
  std::vector<Job> jobs = JobsOf(book, checks);
  std::vector<Job> rests;
  for (Job& job : jobs) {
    for (const uint32_t rule : job.rules) {
      job.pattern_keys.push_back(KeyOf(book.rules[rule], book.macros));
    }
    job.key = KeyOf(job.pattern_keys);
    LoadFrom(*cache, &job);
    if (kept == nullptr) continue;
    const auto known = kept->patterns.find({job.file, job.check});
    if (!job.set && known != kept->patterns.end()) {
      auto rest = Split(known->second, *cache, &job);
      if (rest && !rest->rules.empty()) rests.push_back(*std::move(rest));
    } else {
      kept->patterns[{job.file, job.check}] = {job.key, job.pattern_keys};
    }
  }
  std::ranges::move(rests, std::back_inserter(jobs));
  CompileMissing(book, &jobs);
  std::vector<PackPatterns> packs;
  for (Job& job : jobs) {
    if (!job.step.cached && job.errors.empty() && !job.partial) {
      cache->Store(job.CacheName(), job.key, job.saved);
    }
    std::ranges::move(job.errors, std::back_inserter(*errors));
    if (!job.set) continue;
    if (log != nullptr) log->steps.push_back(std::move(job.step));
    packs.push_back({*std::move(job.set), std::move(job.rules)});
  }
  return packs;
}

}  // namespace galley
