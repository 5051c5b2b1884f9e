// Measuring on a machine that others use too.
//
// CPU time of the thread, not wall time. What is compared runs side by side:
// every document through all cells, each time in another order, so that neither
// a busy minute nor a cold cache meets one cell alone. A ratio is taken in each
// round, and the median of the rounds counts.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"

namespace galley::bench {

double ThreadSeconds();  // CPU time of this thread
double WallSeconds();

// 0 of nothing.
double Median(std::vector<double> values);

// Ends the program with exit status 2 and says why: a figure that rests on a
// broken promise is worse than none.
void Require(bool holds, std::string_view promise);
void RequireNone(const Errors& errors, std::string_view promise);
template <typename T>
T Required(Result<T> result, std::string_view promise) {
  if (!result) RequireNone(result.error(), promise);
  return *std::move(result);
}

// What is timed, one document at a time.
struct Cell {
  std::string name{};
  std::function<void(size_t document)> run{};
  // A hash of what `run` just found; the same in every round. Not timed.
  std::function<uint64_t(size_t document)> result{};
};

struct CellTimes {
  double megabytes = 0;  // 10^6 bytes, of one round
  int rounds = 0;
  std::vector<std::vector<double>> seconds{};  // by cell, round

  // Medians over the rounds.
  double Speed(size_t cell) const;  // MB/s
  double MillisecondsPerMegabyte(size_t cell) const;
  // Speed of one over the speed of another.
  double SpeedRatio(size_t cell, size_t other) const;
};

struct Rounds {
  int least = 2;  // to see that results are the same
  int most = 5;
  double seconds = 20;  // no further round that would take longer
};

// `documents`: their sizes in bytes. Before the first round some of them are
// run without being timed.
CellTimes MeasureSideBySide(const std::vector<size_t>& documents,
                            const std::vector<Cell>& cells,
                            const Rounds& rounds);

}  // namespace galley::bench
