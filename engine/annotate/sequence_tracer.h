// SequenceTracer: how far sequences came where they did not match.
#pragma once

#include <map>
#include <vector>

#include "engine/annotate/machine.h"
#include "engine/annotate/starts.h"
#include "engine/annotate/trace.h"

namespace galley {

// (Begin (NoLead | NoMatch)* End)*, a round for each rule. Only what lies in
// blocks that the trace sees is looked at. Costs a run of the machine a call.
class SequenceTracer {
 public:
  SequenceTracer(const Lattice& lattice, Machine* machine)
      : lattice_(lattice), machine_(*machine) {}

  void Begin(const CompiledRule& rule, const Program& program,
             const Trace& trace);
  // The elements before an anchor do not match before it.
  void NoLead(const AnchorHit& hit);
  // No match begins at this word.
  void NoMatch(uint32_t word);
  // Where the trace asks for this very rule and it came near nowhere, all words
  // that the trace sees are tried. Adds of the ways that stop at one word the
  // longest.
  void End(Trace* trace);

 private:
  struct Broken {
    WordRange words{};  // matched
    std::vector<Asked> asked{};
    const Element* exhausted = nullptr;
  };
  bool IsSeen(uint32_t word) const;
  void Stopped(const Program& program, const Machine::Stop& stop,
               WordRange words);
  Asked Judge(const Program& program, uint32_t instruction,
              uint32_t word) const;
  const Element* Exhausted(const std::vector<Asked>& asked,
                           uint32_t word) const;
  // The element that an instruction stands for; null: none of the sequence.
  const Element* ElementOf(const Program& program, uint32_t instruction) const;

  const Lattice& lattice_;
  Machine& machine_;
  const CompiledRule* rule_ = nullptr;
  const Program* program_ = nullptr;
  const Trace* trace_ = nullptr;
  // By the word that stopped them, and whether it stands before the match.
  std::map<std::pair<uint32_t, bool>, Broken> broken_{};
};

// The elements of a sequence that ask for something, in their order, and of
// each the innermost repetition that it is in, or null.
struct Leaf {
  const Element* element = nullptr;
  const Element* repeat = nullptr;
};
std::vector<Leaf> LeavesOf(const Element& sequence);

}  // namespace galley
