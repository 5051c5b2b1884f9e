#include "tests/bench/measure.h"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <numeric>

#include "tests/bench/random.h"

namespace galley::bench {
namespace {

constexpr size_t kWarmUpDocuments = 50;
constexpr uint64_t kOrderSeed = 7;

double SecondsOf(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) +
         static_cast<double>(time.tv_nsec) * 1e-9;
}

}  // namespace

double ThreadSeconds() { return SecondsOf(CLOCK_THREAD_CPUTIME_ID); }
double WallSeconds() { return SecondsOf(CLOCK_MONOTONIC); }

double Median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  const size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half]
                                : (values[half - 1] + values[half]) / 2;
}

void Require(bool holds, std::string_view promise) {
  if (holds) return;
  fmt::print(stderr, "galley_bench: does not hold: {}\n", promise);
  std::exit(2);
}

void RequireNone(const Errors& errors, std::string_view promise) {
  for (const Error& error : errors) {
    fmt::print(stderr, "galley_bench: {}\n", ToString(error));
  }
  Require(errors.empty(), promise);
}

double CellTimes::Speed(size_t cell) const {
  return megabytes / Median(seconds[cell]);
}

double CellTimes::MillisecondsPerMegabyte(size_t cell) const {
  return 1e3 * Median(seconds[cell]) / megabytes;
}

double CellTimes::SpeedRatio(size_t cell, size_t other) const {
  std::vector<double> ratios;
  for (size_t round = 0; round < seconds[cell].size(); ++round) {
    ratios.push_back(seconds[other][round] / seconds[cell][round]);
  }
  return Median(ratios);
}

CellTimes MeasureSideBySide(const std::vector<size_t>& documents,
                            const std::vector<Cell>& cells,
                            const Rounds& rounds) {
  for (size_t i = 0; i < std::min(kWarmUpDocuments, documents.size()); ++i) {
    for (const Cell& cell : cells) cell.run(i);
  }
  CellTimes times;
  times.megabytes = static_cast<double>(std::accumulate(
                        documents.begin(), documents.end(), size_t{0})) *
                    1e-6;
  times.seconds.resize(cells.size());
  std::vector<std::vector<uint64_t>> first_results(cells.size());
  std::vector<size_t> order(cells.size());
  std::iota(order.begin(), order.end(), size_t{0});
  Random random(kOrderSeed);
  double seconds = 0;  // of all rounds so far
  const auto goes_on = [&](int round) {
    if (round < rounds.least) return true;
    return round < rounds.most && seconds + seconds / round <= rounds.seconds;
  };
  for (int round = 0; goes_on(round); ++round) {
    const double round_begin = ThreadSeconds();
    for (auto& of_cell : times.seconds) of_cell.push_back(0);
    for (size_t document = 0; document < documents.size(); ++document) {
      random.Shuffle(&order);
      for (const size_t i : order) {
        const double begin = ThreadSeconds();
        cells[i].run(document);
        times.seconds[i].back() += ThreadSeconds() - begin;
        const uint64_t result = cells[i].result(document);
        if (round == 0) first_results[i].push_back(result);
        Require(result == first_results[i][document],
                cells[i].name + " finds the same in every round");
      }
    }
    seconds += ThreadSeconds() - round_begin;
    ++times.rounds;
  }
  return times;
}

}  // namespace galley::bench
