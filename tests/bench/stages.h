// The stages of the benchmark: each measures one thing and adds its figures.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "engine/rules/database.h"
#include "tests/bench/figures.h"
#include "tests/bench/measure.h"
#include "tests/bench/text_generator.h"

namespace galley::bench {

// How much of everything, in bytes. Those of `Quick` say whether all of it
// runs, not how fast.
struct Amounts {
  size_t corpus = 32'000'000;  // bytes, for tag and check
  size_t many_names = 8'000'000;
  size_t sample = 2'000'000;    // for what is slow, and for parts
  size_t largest = 64'000'000;  // one document
  size_t small = 1'000'000;     // one document to compare it with
  size_t threads = 4'000'000;
  size_t passages = 100'000'000;  // all documents with planted passages

  int repeats = 3;  // of what is timed as a whole
  int starts = 15;
  int uncached_starts = 3;
  Rounds rounds{};
  Rounds speed_rounds{.seconds = 60};

  static Amounts Quick();
};

struct Setup {
  Amounts amounts{};
  std::string galley{};     // the program, for what is measured from outside
  std::string sentences{};  // the file
  TextGenerator generator;
  // Loaded without the cache; null until the children have been measured.
  std::unique_ptr<Database> database{};
};

// Start with and without cache; memory and time on the largest document. Runs
// first, while this program is small.
void MeasureProcesses(const Setup& setup, Figures* figures);
// Tagging and checking beside the raw scan.
void MeasureSpeed(const Setup& setup, Figures* figures);
// What tagging is made of.
void MeasureParts(const Setup& setup, Figures* figures);
// Tagging with a gazetteer of 50,000 names.
void MeasureManyNames(const Setup& setup, Figures* figures);
// PCRE2 alone; its matches must be those of the pattern matcher.
void MeasurePcre2(const Setup& setup, Figures* figures);
// Two threads for one.
void MeasureThreads(const Setup& setup, Figures* figures);
// The search for duplicates.
void MeasureDuplicates(const Setup& setup, Figures* figures);
// Planted passages: recall, precision, speed, memory.
void MeasurePassages(const Setup& setup, Figures* figures);
// Tags the corpus and nothing else: for a profiler.
void TagOnly(const Setup& setup, Figures* figures);

}  // namespace galley::bench
