// What a user waits for, and how much memory it takes: seen from outside.
#include <fmt/format.h>

#include <algorithm>

#include "engine/base/file.h"
#include "tests/bench/child.h"
#include "tests/bench/measure.h"
#include "tests/bench/stages.h"

namespace galley::bench {
namespace {

constexpr size_t kPageBytes = 3000;
constexpr uint64_t kPageSeed = 1;
constexpr uint64_t kLargeSeed = 2;
constexpr uint64_t kSmallSeed = 100;

void Write(const std::string& path, std::string_view text) {
  Require(WriteFile(path, text).has_value(), "files can be written");
}

ChildRun Run(const std::vector<std::string>& command,
             const std::string& cache) {
  const ChildRun run = RunChild(command, cache);
  Require(run.status == 0, fmt::format("{} ends with 0, not {}",
                                       fmt::join(command, " "), run.status));
  return run;
}

}  // namespace

void MeasureProcesses(const Setup& setup, Figures* figures) {
  const Amounts& amounts = setup.amounts;
  const std::string& folder = TemporaryFolder();
  const std::string page = folder + "/page.txt";
  Write(page, setup.generator.Draft(kPageBytes, kPageSeed));
  const std::vector<std::string> tag = {setup.galley, "tag", page};

  // The shortest run: others only make it longer.
  ChildRun uncached;
  for (int i = 0; i < amounts.uncached_starts; ++i) {
    const ChildRun run = Run(tag, fmt::format("{}/cache-{}", folder, i));
    if (i == 0 || run.wall_seconds < uncached.wall_seconds) uncached = run;
  }
  const std::string cache = folder + "/cache-0";
  ChildRun cached;
  for (int i = 0; i < amounts.starts; ++i) {
    const ChildRun run = Run(tag, cache);
    if (i == 0 || run.wall_seconds < cached.wall_seconds) cached = run;
  }
  figures->Add("start_cached_ms", cached.wall_seconds * 1e3,
               "galley tag on one page, best of several");
  figures->Add("start_cached_cpu_ms", cached.cpu_seconds * 1e3,
               "its CPU time, all threads");
  figures->Add("start_cached_rss_mb", cached.peak_mb, "its memory");
  figures->Add("start_uncached_ms", uncached.wall_seconds * 1e3,
               "the same with an empty cache");
  figures->Add("start_uncached_rss_mb", uncached.peak_mb, "its memory");

  // CPU time a megabyte, without the start.
  const auto check = [&](size_t bytes, uint64_t seed, ChildRun* run) {
    const std::string path = folder + "/draft.txt";
    Write(path, setup.generator.Draft(bytes, seed, VariedText()));
    *run =
        Run({setup.galley, "check", "--jobs", "1", "--fail-on", "never", path},
            cache);
    return (run->cpu_seconds - cached.cpu_seconds) /
           (static_cast<double>(bytes) * 1e-6);
  };
  ChildRun run;
  std::vector<double> small;
  for (int i = 0; i < amounts.repeats; ++i) {
    small.push_back(
        check(amounts.small, kSmallSeed + static_cast<uint64_t>(i), &run));
  }
  const double large = check(amounts.largest, kLargeSeed, &run);
  figures->Add("largest_document_mb",
               static_cast<double>(amounts.largest) * 1e-6,
               "the largest document that was measured");
  figures->Add("peak_rss_mb", run.peak_mb, "galley check on it: memory");
  figures->Add("check_largest_ms_per_mb", large * 1e3, "and CPU time");
  figures->Add("check_1_mb_ms_per_mb", Median(small) * 1e3,
               "the same on documents of 1 MB");
  figures->Add("growth_64_over_1", large / Median(small), "the former by this");
}

}  // namespace galley::bench
