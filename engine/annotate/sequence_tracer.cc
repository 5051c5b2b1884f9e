#include "engine/annotate/sequence_tracer.h"

#include <algorithm>

namespace galley {
namespace {

void Collect(const Element& element, const Element* repeat,
             std::vector<Leaf>* leaves) {
  switch (element.kind) {
    case Element::Kind::kWord:
    case Element::Kind::kAnnotation:
    case Element::Kind::kTight:
    case Element::Kind::kLoose:
      leaves->push_back({&element, repeat});
      return;
    case Element::Kind::kRepeat:
      repeat = &element;
      break;
    case Element::Kind::kRow:
    case Element::Kind::kChoice:
      break;
  }
  for (const Element& child : element.children) {
    Collect(child, repeat, leaves);
  }
}

}  // namespace

std::vector<Leaf> LeavesOf(const Element& sequence) {
  std::vector<Leaf> leaves;
  Collect(sequence, nullptr, &leaves);
  return leaves;
}

void SequenceTracer::Begin(const CompiledRule& rule, const Program& program,
                           const Trace& trace) {
  rule_ = &rule;
  program_ = &program;
  trace_ = &trace;
  broken_.clear();
}

bool SequenceTracer::IsSeen(uint32_t word) const {
  const WordRange block = lattice_.BlockOf(word);
  return trace_->Sees(lattice_.SpanOf(block));
}

void SequenceTracer::NoLead(const AnchorHit& hit) {
  if (!IsSeen(hit.word)) return;
  const auto fails = [&](uint32_t test) {
    return !PassesWord(lattice_.database().tables.word_tests[test], lattice_,
                       hit.word);
  };
  if (hit.anchor->kind == Anchor::Kind::kWords && fails(hit.anchor->test)) {
    // In other letter case: that is what is wrong here.
    Machine::Stop stop{hit.word, {}};
    for (uint32_t pc = 0; pc < program_->code.size(); ++pc) {
      const Instruction& code = program_->code[pc];
      if (code.op == Instruction::Op::kWord && code.a == hit.anchor->test) {
        stop.asked.push_back(pc);
        break;
      }
    }
    Stopped(*program_, stop, {hit.word, hit.word});
    return;
  }
  const Program& lead = program_->leads[hit.anchor->lead];
  const Machine::Stop stop =
      machine_.Furthest(lead, lattice_, hit.word, lattice_.BlockOf(hit.word));
  Stopped(lead, stop, {stop.at, hit.word + 1});
}

void SequenceTracer::NoMatch(uint32_t word) {
  if (!IsSeen(word)) return;
  const Machine::Stop stop =
      machine_.Furthest(*program_, lattice_, word, lattice_.BlockOf(word));
  Stopped(*program_, stop, {word, stop.at});
}

void SequenceTracer::Stopped(const Program& program, const Machine::Stop& stop,
                             WordRange words) {
  const WordRange block =
      lattice_.BlockOf(program.backward ? words.last - 1 : words.first);
  const bool has_word =
      program.backward ? stop.at > block.first : stop.at < block.last;
  const uint32_t word = !has_word          ? kNoIndex
                        : program.backward ? stop.at - 1
                                           : stop.at;
  const uint32_t length = words.last - words.first;
  const auto key = std::pair(has_word ? word : stop.at, program.backward);
  Broken& broken = broken_[key];
  if (!broken.asked.empty() &&
      length <= broken.words.last - broken.words.first) {
    return;
  }
  Broken now{words, {}, nullptr};
  for (const uint32_t instruction : stop.asked) {
    const Asked asked = Judge(program, instruction, word);
    const bool known = std::ranges::find(now.asked, asked.element,
                                         &Asked::element) != now.asked.end();
    if (asked.element != nullptr && !known) now.asked.push_back(asked);
  }
  // Nothing matched: of interest only where letter case alone is wrong.
  const bool near = length > 0 || std::ranges::any_of(now.asked, [](auto one) {
                      return one.fault == Fault::kCase;
                    });
  if (!near || now.asked.empty()) {
    if (broken.asked.empty()) broken_.erase(key);
    return;
  }
  if (has_word && !program.backward) {
    now.exhausted = Exhausted(now.asked, word);
  }
  broken = std::move(now);
}

const Element* SequenceTracer::ElementOf(const Program& program,
                                         uint32_t instruction) const {
  const ElementPlace place = program.places[instruction];
  for (const Leaf& leaf : LeavesOf(rule_->rule->sequence)) {
    if (leaf.element->place.line == place.line &&
        leaf.element->place.column == place.column) {
      return leaf.element;
    }
  }
  return nullptr;
}

Asked SequenceTracer::Judge(const Program& program, uint32_t instruction,
                            uint32_t word) const {
  using Op = Instruction::Op;
  const Instruction& code = program.code[instruction];
  Asked asked{ElementOf(program, instruction), Fault::kOther};
  if (word == kNoIndex) {
    asked.fault = Fault::kEnd;
  } else if (code.op == Op::kTight) {
    asked.fault = Fault::kSpace;
  } else if (code.op == Op::kLoose) {
    asked.fault = Fault::kNoSpace;
  } else if (code.op == Op::kAnnotation) {
    asked.fault = Fault::kNoAnnotation;
  } else if (code.op == Op::kWord) {
    const ProgramTables& tables = lattice_.database().tables;
    const WordTest& test = tables.word_tests[code.a];
    const TokenId token = lattice_.tokens()[word];
    if (test.set != kNoIndex &&
        !tables.word_sets[test.set].Has(token, lattice_.word(word).shape)) {
      constexpr uint16_t kAnyShape = 0xFF;
      if (tables.word_sets[test.set].Has(token, kAnyShape)) {
        asked.fault = Fault::kCase;
      }
    } else if (test.shapes != 0) {
      const WordTest shapes{kNoIndex, kNoIndex, test.shapes};
      asked.fault = PassesWord(shapes, lattice_, word) ? Fault::kForbidden
                                                       : Fault::kShape;
    } else {
      asked.fault = Fault::kForbidden;
    }
  }
  return asked;
}

// The repetition directly before what was asked for that would have taken the
// word, had it not been full; null: none.
const Element* SequenceTracer::Exhausted(const std::vector<Asked>& asked,
                                         uint32_t word) const {
  const std::vector<Leaf> leaves = LeavesOf(rule_->rule->sequence);
  const auto first =
      std::ranges::find(leaves, asked.front().element, &Leaf::element);
  const Element* repeat = nullptr;
  for (auto leaf = first; leaf != leaves.begin();) {
    --leaf;
    if (repeat == nullptr) repeat = leaf->repeat;
    if (repeat == nullptr || repeat->max < 2 || leaf->repeat != repeat) break;
    const bool was_asked =
        std::ranges::find(asked, leaf->element, &Asked::element) != asked.end();
    if (was_asked) break;
    for (uint32_t pc = 0; pc < program_->code.size(); ++pc) {
      const Instruction& code = program_->code[pc];
      if (code.op == Instruction::Op::kWord &&
          ElementOf(*program_, pc) == leaf->element &&
          PassesWord(lattice_.database().tables.word_tests[code.a], lattice_,
                     word)) {
        return repeat;
      }
    }
  }
  return nullptr;
}

void SequenceTracer::End(Trace* trace) {
  const Rule& rule = *rule_->rule;
  if (broken_.empty() && trace->AsksFor(rule.id, rule.type)) {
    const WordRange words = lattice_.WordsOf(trace->within);
    for (uint32_t word = words.first; word < words.last; ++word) NoMatch(word);
  }
  for (auto& [key, broken] : broken_) {
    NearMiss miss{rule.id, Obstacle::kElement, lattice_.SpanOf(broken.words)};
    const bool at_end = broken.asked.front().fault == Fault::kEnd;
    if (!at_end) {
      miss.word = lattice_.word(key.first).span();
      if (miss.span.empty()) miss.span = miss.word;
    }
    miss.matched = broken.words.last - broken.words.first;
    miss.asked = std::move(broken.asked);
    miss.exhausted = broken.exhausted;
    trace->Add(std::move(miss));
  }
}

}  // namespace galley
