// Two threads for one; the search for duplicates.
#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "tests/bench/cells.h"
#include "tests/bench/passage_generator.h"
#include "tests/bench/stages.h"
#include "validators/registry.h"

namespace galley::bench {
namespace {

constexpr uint64_t kDuplicatesSeed = 300;
constexpr size_t kPlantsPerCell = 5;

struct ThreadTimes {
  double wall = 0;
  double cpu = 0;  // of the busiest thread
};

// Tags all drafts with so many threads.
ThreadTimes TagWith(unsigned threads, const Database& database,
                    const std::vector<std::string>& texts) {
  std::vector<std::unique_ptr<Pipeline>> pipelines;
  for (unsigned i = 0; i < threads; ++i) {
    pipelines.push_back(std::make_unique<Pipeline>(database));
    pipelines.back()->Tag(texts[0]);  // compiles what is compiled when needed
  }
  std::atomic<size_t> next = 0;
  std::vector<double> cpu(threads);
  std::vector<std::thread> workers;
  const double begin = WallSeconds();
  for (unsigned i = 0; i < threads; ++i) {
    workers.emplace_back([&, i] {
      for (size_t at = next++; at < texts.size(); at = next++) {
        pipelines[i]->Tag(texts[at]);
      }
      cpu[i] = ThreadSeconds();
    });
  }
  for (std::thread& worker : workers) worker.join();
  return {WallSeconds() - begin, *std::ranges::max_element(cpu)};
}

std::unique_ptr<Validator> MakeDuplicates(const Database& database) {
  const auto validators = Validators();
  const auto entry =
      std::ranges::find(validators, "duplicate", &ValidatorEntry::name);
  Require(entry != validators.end(), "there is a validator for duplicates");
  std::vector<Binding> bindings;
  for (const std::string_view kind : entry->kinds) {
    bindings.push_back({.rule = "duplicate.bench",
                        .kind = kind,
                        .category = "duplicate",
                        .message = "said {count} times"});
  }
  return entry->make({database, {}, std::move(bindings)});
}

}  // namespace

void MeasureThreads(const Setup& setup, Figures* figures) {
  const Corpus corpus(setup.generator, setup.amounts.threads);
  // Other programs only make a run longer: the shortest of each counts.
  ThreadTimes one;
  ThreadTimes two;
  const auto keep = [](int round, const ThreadTimes& now, ThreadTimes* least) {
    least->wall = round == 0 ? now.wall : std::min(least->wall, now.wall);
    least->cpu = round == 0 ? now.cpu : std::min(least->cpu, now.cpu);
  };
  for (int round = 0; round < setup.amounts.repeats; ++round) {
    keep(round, TagWith(1, *setup.database, corpus.texts), &one);
    keep(round, TagWith(2, *setup.database, corpus.texts), &two);
  }
  figures->Add("threads2_over_1", one.wall / two.wall,
               "tagging, wall time, best of several; needs two free cores");
  figures->Add("threads2_over_1_cpu", one.cpu / two.cpu,
               "the same by the busiest thread's CPU time");
}

void MeasureDuplicates(const Setup& setup, Figures* figures) {
  const std::unique_ptr<Validator> duplicates = MakeDuplicates(*setup.database);
  Pipeline pipeline(*setup.database);
  // Milliseconds a megabyte, all texts together, and findings a megabyte.
  const auto measure = [&](const std::vector<std::string>& texts) {
    double milliseconds = 0;
    double megabytes = 0;
    size_t findings = 0;
    for (const std::string& text : texts) {
      pipeline.Tag(text);
      const Document& document = pipeline.document();
      Report report = pipeline.report();
      const double begin = ThreadSeconds();
      duplicates->Validate(document, &report);
      milliseconds += (ThreadSeconds() - begin) * 1e3;
      megabytes += static_cast<double>(document.text().size()) * 1e-6;
      findings += report.findings.size();
    }
    return std::pair(milliseconds / megabytes,
                     static_cast<double>(findings) / megabytes);
  };
  std::vector<std::string> planted;
  std::vector<std::string> joined;
  std::vector<std::string> dense;
  for (int i = 0; i < setup.amounts.repeats; ++i) {
    const uint64_t seed = kDuplicatesSeed + static_cast<uint64_t>(i);
    std::string& whole = joined.emplace_back();
    for (std::string& text :
         MakePlantedText(setup.amounts.small, kPlantsPerCell, seed).documents) {
      whole += text + "\n\n";
      planted.push_back(std::move(text));
    }
    dense.push_back(
        setup.generator.Draft(setup.amounts.small, seed, VariedText()));
  }
  const auto add = [&](std::string_view what,
                       const std::vector<std::string>& texts,
                       std::string_view note) {
    const auto [milliseconds, findings] = measure(texts);
    figures->Add(fmt::format("duplicate_ms_per_mb{}", what), milliseconds,
                 note);
    figures->Add(fmt::format("duplicates_per_mb{}", what), findings,
                 "findings");
  };
  add("_10k", planted, "the validator alone, drafts of 10 KB");
  add("", joined, "drafts of 1 MB with planted passages");
  add("_dense", dense, "drafts of 1 MB in which all is said many times");
}

}  // namespace galley::bench
