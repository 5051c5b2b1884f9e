#include "engine/annotate/machine.h"

#include <algorithm>

namespace galley {
namespace {

constexpr uint32_t kUnset = UINT32_MAX;

bool BeginsWithCapital(std::string_view text, uint16_t shape) {
  if ((shape & (kCapitalised | kUpper | kSingleCapital)) != 0) return true;
  return (shape & kMixed) != 0 && !(text[0] >= 'a' && text[0] <= 'z') &&
         !(text[0] >= '0' && text[0] <= '9');
}

// Two capitals or more, and at least half of the letters: UNCTs, MoWA, COP26.
bool IsAcronym(std::string_view text, uint16_t shape) {
  if ((shape & kUpper) != 0) return text.size() <= 12;
  if ((shape & kMixed) == 0 || text.size() > 10) return false;
  size_t capitals = 0;
  size_t letters = 0;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') ++capitals;
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) ++letters;
  }
  return capitals >= 2 && capitals * 2 >= letters;
}

bool HasShape(uint16_t tests, std::string_view text, uint16_t shape) {
  return ((tests & kTestLower) != 0 && (shape & kLower) != 0) ||
         ((tests & kTestUpper) != 0 && (shape & kUpper) != 0) ||
         ((tests & kTestMixed) != 0 && (shape & kMixed) != 0) ||
         ((tests & kTestDigits) != 0 && (shape & kDigits) != 0) ||
         ((tests & kTestSign) != 0 && (shape & kSign) != 0) ||
         ((tests & kTestWord) != 0 && (shape & kSign) == 0) ||
         ((tests & kTestCapitalised) != 0 && BeginsWithCapital(text, shape)) ||
         ((tests & kTestAcronym) != 0 && IsAcronym(text, shape));
}

}  // namespace

bool PassesWord(const WordTest& test, const Lattice& lattice, uint32_t index) {
  const Word& word = lattice.word(index);
  const std::vector<WordSet>& sets = lattice.database().tables.word_sets;
  const TokenId token = lattice.tokens()[index];
  if (test.set != kNoIndex && !sets[test.set].Has(token, word.shape)) {
    return false;
  }
  if (test.shapes != 0 &&
      !HasShape(test.shapes, lattice.WordText(index), word.shape)) {
    return false;
  }
  return test.not_set == kNoIndex || !sets[test.not_set].Has(token, word.shape);
}

void Machine::RunAll(uint32_t at) {
  at_ = at;
  best_distance_ = 0;
  reached_ = 0;
  if (visited_.size() < program_->code.size()) {
    visited_.resize(program_->code.size(), 0);
  }
  if (queues_.empty()) queues_.resize(1);
  queues_[0].threads.assign(1, Thread{0, 0});
  last_queue_ = 0;
  for (uint32_t distance = 0; distance <= last_queue_; ++distance) {
    Run(distance);
  }
}

uint64_t Machine::Reach(const Program& program, const Lattice& lattice,
                        uint32_t at, WordRange bounds) {
  program_ = &program;
  lattice_ = &lattice;
  bounds_ = bounds;
  capturing_ = false;
  RunAll(at);
  return reached_;
}

bool Machine::MatchAt(const Program& program, const Lattice& lattice,
                      uint32_t at, WordRange bounds, SequenceMatch* match) {
  if (program.first_test != kNoIndex) {
    if (program.backward ? at <= bounds.first : at >= bounds.last) return false;
    const WordTest& test =
        lattice.database().tables.word_tests[program.first_test];
    if (!PassesWord(test, lattice, program.backward ? at - 1 : at)) {
      return false;
    }
  }
  program_ = &program;
  lattice_ = &lattice;
  bounds_ = bounds;
  capturing_ = false;
  RunAll(at);
  if (best_distance_ != 0 && !program.captures.empty()) {
    capturing_ = true;
    arena_.assign(program.captures.size() * 2, kUnset);
    RunAll(at);
  }
  if (best_distance_ == 0) return false;
  const uint32_t other = Boundary(best_distance_);
  match->words = {std::min(at, other), std::max(at, other)};
  match->captures.resize(program.captures.size());
  for (size_t i = 0; i < program.captures.size(); ++i) {
    const uint32_t first = arena_[best_captures_ + i * 2];
    const uint32_t last = arena_[best_captures_ + i * 2 + 1];
    match->captures[i] = first == kUnset || last == kUnset || last < first
                             ? WordRange{}
                             : WordRange{first, last};
  }
  return true;
}

void Machine::Run(uint32_t distance) {
  if (queues_[distance].threads.empty()) return;
  if (++stamp_ == 0) {
    std::ranges::fill(visited_, 0u);
    stamp_ = 1;
  }
  // Step may grow queues_, so the threads are taken out meanwhile.
  std::vector<Thread> threads = std::move(queues_[distance].threads);
  for (const Thread thread : threads) Step(thread, distance);
  threads.clear();
  queues_[distance].threads = std::move(threads);
}

void Machine::Push(uint32_t pc, uint32_t captures, uint32_t distance) {
  if (distance >= queues_.size()) queues_.resize(distance + 8);
  if (distance > last_queue_) last_queue_ = distance;
  queues_[distance].threads.push_back({pc, captures});
}

uint32_t Machine::SaveAt(uint32_t captures, uint32_t slot, uint32_t boundary) {
  const auto stride = static_cast<uint32_t>(program_->captures.size() * 2);
  const auto copy = static_cast<uint32_t>(arena_.size());
  arena_.resize(arena_.size() + stride);
  std::copy_n(arena_.begin() + captures, stride, arena_.begin() + copy);
  arena_[copy + slot] = boundary;
  return copy;
}

// Waits behind each name of the test's lists that begins (backward: ends) here.
void Machine::StepName(const NameTest& test, Thread thread, uint32_t distance) {
  const uint32_t boundary = Boundary(distance);
  const bool backward = program_->backward;
  const auto take = [&](const NameHit& hit) {
    const uint32_t other = backward ? hit.first : hit.first + hit.count;
    if (other >= bounds_.first && other <= bounds_.last &&
        lattice_->Passes(hit, test)) {
      Push(thread.pc + 1, thread.captures, distance + hit.count);
    }
  };
  if (test.searched) {
    if (backward) {
      for (const uint32_t name : lattice_->NamesTo(boundary)) {
        take(lattice_->names()[name]);
      }
    } else {
      for (const NameHit& hit : lattice_->NamesFrom(boundary)) take(hit);
    }
    return;
  }
  const NameTable& names = lattice_->database().names;
  hits_.clear();
  if (!backward) {
    names.FindNamesAt(lattice_->document(), lattice_->tokens(), boundary,
                      bounds_.last, test.choice, &hits_);
  } else {
    const uint32_t most = std::min(test.longest, boundary - bounds_.first);
    for (uint32_t back = 1; back <= most; ++back) {
      names.FindNamesAt(lattice_->document(), lattice_->tokens(),
                        boundary - back, boundary, test.choice, &hits_);
    }
    std::erase_if(hits_, [&](const NameHit& hit) {
      return hit.first + hit.count != boundary;
    });
  }
  for (const NameHit& hit : hits_) take(hit);
}

// Follows one thread until it consumes or ends. Splits recurse on the preferred
// branch; depth is bounded by the length of the program.
void Machine::Step(Thread thread, uint32_t distance) {
  using Op = Instruction::Op;
  const uint32_t boundary = Boundary(distance);
  const bool backward = program_->backward;
  const bool has_word =
      backward ? boundary > bounds_.first : boundary < bounds_.last;
  const uint32_t word = backward ? boundary - 1 : boundary;
  const Database& database = lattice_->database();
  while (true) {
    if (visited_[thread.pc] == stamp_) return;
    visited_[thread.pc] = stamp_;
    const Instruction& code = program_->code[thread.pc];
    switch (code.op) {
      case Op::kWord:
        if (has_word &&
            PassesWord(database.tables.word_tests[code.a], *lattice_, word)) {
          Push(thread.pc + 1, thread.captures, distance + 1);
        }
        return;
      case Op::kName:
        if (has_word) {
          StepName(database.tables.name_tests[code.a], thread, distance);
        }
        return;
      case Op::kAnnotation:
        if (!has_word) return;
        for (const TypeId type : database.tables.type_sets[code.a]) {
          const auto take = [&](const Candidate& one) {
            if (one.words.first >= bounds_.first &&
                one.words.last <= bounds_.last) {
              Push(thread.pc + 1, thread.captures,
                   distance + one.words.last - one.words.first);
            }
          };
          if (backward) {
            if (const Candidate* one = lattice_->AnnotationTo(type, boundary)) {
              take(*one);
            }
          } else {
            for (const Candidate& one :
                 lattice_->AnnotationsFrom(type, boundary)) {
              take(one);
            }
          }
        }
        return;
      case Op::kTight:
      case Op::kLoose: {
        const bool space = boundary >= bounds_.last ||
                           lattice_->word(boundary).Is(kSpaceBefore);
        if (space != (code.op == Op::kLoose)) return;
        ++thread.pc;
        break;
      }
      case Op::kSplit:
        Step({code.a, thread.captures}, distance);
        thread.pc = code.b;
        break;
      case Op::kJump:
        thread.pc = code.a;
        break;
      case Op::kOpen:
        if (capturing_) {
          thread.captures = SaveAt(thread.captures, code.a * 2, boundary);
        }
        ++thread.pc;
        break;
      case Op::kClose:
        if (capturing_) {
          thread.captures = SaveAt(thread.captures, code.a * 2 + 1, boundary);
        }
        ++thread.pc;
        break;
      case Op::kMatch:
        if (distance < 64) reached_ |= uint64_t{1} << distance;
        if (distance > best_distance_) {
          best_distance_ = distance;
          best_captures_ = thread.captures;
        }
        return;
    }
  }
}

}  // namespace galley
