// Machine: runs Programs over a Lattice. One per thread.
//
// A Pike machine (Thompson 1968, Pike's captures; see Cox, "Regular Expression
// Matching: the Virtual Machine Approach", 2009): all ways through a program
// advance together, so time is words x instructions, without backtracking.
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
  // bit i is `at` - i. Matches longer than 63 words are left out.
  uint64_t Reach(const Program& program, const Lattice& lattice, uint32_t at,
                 WordRange bounds);

  // The longest match that begins (for backward programs: ends) at word
  // boundary `at`, within `bounds`; among equals the first alternative as
  // written. An empty match is none.
  bool MatchAt(const Program& program, const Lattice& lattice, uint32_t at,
               WordRange bounds, SequenceMatch* match);

 private:
  struct Thread {
    uint32_t pc = 0;
    uint32_t captures = 0;  // offset into arena_
  };
  // The threads that wait at one word boundary.
  struct Queue {
    std::vector<Thread> threads{};
  };

  void RunAll(uint32_t at);
  void Run(uint32_t distance);
  void Step(Thread thread, uint32_t distance);
  void StepName(const NameTest& test, Thread thread, uint32_t distance);
  void Push(uint32_t pc, uint32_t captures, uint32_t distance);
  uint32_t Boundary(uint32_t distance) const {
    return program_->backward ? at_ - distance : at_ + distance;
  }
  uint32_t SaveAt(uint32_t captures, uint32_t slot, uint32_t boundary);

  // The job at hand.
  const Program* program_ = nullptr;
  const Lattice* lattice_ = nullptr;
  uint32_t at_ = 0;
  WordRange bounds_{};
  uint32_t best_distance_ = 0;
  uint32_t best_captures_ = 0;
  uint64_t reached_ = 0;
  bool capturing_ = false;  // captures are followed only once a match is sure
  uint32_t last_queue_ = 0;

  std::vector<NameHit> hits_{};      // of lists that are not searched
  std::vector<Queue> queues_{};      // by distance from at_
  std::vector<uint32_t> visited_{};  // pc -> stamp
  uint32_t stamp_ = 0;
  std::vector<uint32_t> arena_{};  // captures of threads, copied on write
};

// True when a word passes; shared with the search for starts.
bool PassesWord(const WordTest& test, const Lattice& lattice, uint32_t word);

}  // namespace galley
