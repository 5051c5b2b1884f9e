// Machine: runs Programs over a Lattice. One per thread.
//
// A backtracker that remembers where it has been, as RE2's BitState (see Cox,
// "Regular Expression Matching: the Virtual Machine Approach", 2009): each
// instruction is tried at most once at each word, so time is words x
// instructions whatever the program. The way that is tried first is the first
// alternative as written.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/annotate/lattice.h"
#include "engine/rules/program.h"

namespace galley {

// What a program matched: words, and for each capture its words (empty when it
// took no part).
struct SequenceMatch {
  WordRange words{};
  std::vector<WordRange> captures{};
};

class Machine {
 public:
  // Word boundaries at which a match of a backward program may stop, as bits:
  // bit i is `at` - i. Matches longer than 63 words are left out. An empty
  // match counts; it may be reported where white space forbids it.
  uint64_t Reach(const Program& program, const Lattice& lattice, uint32_t at,
                 WordRange bounds);

  // The longest match that begins (for backward programs: ends) at word
  // boundary `at`, within `bounds`; among equals the first alternative as
  // written. An empty match is none.
  bool MatchAt(const Program& program, const Lattice& lattice, uint32_t at,
               WordRange bounds, SequenceMatch* match);

  // How far the ways of a program lead that has no match at `at`: a word
  // boundary, and the instructions that ask for something else there.
  struct Stop {
    uint32_t at = 0;
    std::vector<uint32_t> asked{};  // sorted
  };
  Stop Furthest(const Program& program, const Lattice& lattice, uint32_t at,
                WordRange bounds);

 private:
  // A way that is still to be tried: an instruction at a distance from `at_`;
  // or, with kUndo, a capture slot and what stood there before.
  struct Job {
    uint32_t pc = 0;
    uint32_t distance = 0;
  };
  static constexpr uint32_t kUndo = uint32_t{1} << 31;

  // Whether a match of one word or more is worth a run.
  static bool MayMatch(const Program& program, const Lattice& lattice,
                       uint32_t at, WordRange bounds);
  template <bool kWatched>
  void Run(const Program& program, const Lattice& lattice, uint32_t at,
           WordRange bounds);
  template <bool kWatched>
  void Follow(Job job);
  // Of a watched run: this way ends here.
  void EndWay(Job job);
  bool Visit(Job job);
  void Capture(uint32_t slot, uint32_t boundary);
  void PushNames(const NameTest& test, Job job);
  void PushAnnotations(const std::vector<TypeId>& types, Job job);
  uint32_t Boundary(uint32_t distance) const {
    return program_->backward ? at_ - distance : at_ + distance;
  }

  // The job at hand.
  const Program* program_ = nullptr;
  const Lattice* lattice_ = nullptr;
  uint32_t at_ = 0;
  WordRange bounds_{};
  uint32_t best_distance_ = 0;
  uint64_t reached_ = 0;
  uint32_t stop_distance_ = 0;
  std::vector<uint32_t> stopped_{};  // the instructions at that distance

  std::vector<Job> jobs_{};           // the last one is tried next
  std::vector<uint32_t> captures_{};  // first and last boundary of each
  std::vector<uint32_t> best_captures_{};
  std::vector<uint32_t> visited_{};  // by distance, then pc: a stamp
  uint32_t stamp_ = 0;
  std::vector<NameHit> hits_{};  // of lists that are not searched
};

// True when a word passes; shared with the search for starts.
bool PassesWord(const WordTest& test, const Lattice& lattice, uint32_t word);
// True when it passes one of the tests, or there are none.
bool PassesAny(const WordTests& tests, const Lattice& lattice, uint32_t word);

}  // namespace galley
