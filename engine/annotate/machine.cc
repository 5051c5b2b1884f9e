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

bool PassesAny(const WordTests& tests, const Lattice& lattice, uint32_t word) {
  return tests.empty() || std::ranges::any_of(tests, [&](uint32_t test) {
           return PassesWord(lattice.database().tables.word_tests[test],
                             lattice, word);
         });
}

bool Machine::MayMatch(const Program& program, const Lattice& lattice,
                       uint32_t at, WordRange bounds) {
  if (program.backward ? at <= bounds.first : at >= bounds.last) return false;
  return PassesAny(program.first, lattice, program.backward ? at - 1 : at);
}

bool Machine::Visit(Job job) {
  const size_t cell = job.distance * program_->code.size() + job.pc;
  if (cell >= visited_.size()) visited_.resize(cell + 256, 0);
  if (visited_[cell] == stamp_) return false;
  visited_[cell] = stamp_;
  return true;
}

template <bool kWatched>
void Machine::Run(const Program& program, const Lattice& lattice, uint32_t at,
                  WordRange bounds) {
  program_ = &program;
  lattice_ = &lattice;
  at_ = at;
  bounds_ = bounds;
  best_distance_ = 0;
  reached_ = 0;
  if (++stamp_ == 0) {
    std::ranges::fill(visited_, 0u);
    stamp_ = 1;
  }
  captures_.assign(program.captures.size() * 2, kUnset);
  jobs_.clear();
  jobs_.push_back({});
  while (!jobs_.empty()) {
    const Job job = jobs_.back();
    jobs_.pop_back();
    if ((job.pc & kUndo) != 0) {
      captures_[job.pc & ~kUndo] = job.distance;
    } else {
      Follow<kWatched>(job);
    }
  }
}

Machine::Stop Machine::Furthest(const Program& program, const Lattice& lattice,
                                uint32_t at, WordRange bounds) {
  stop_distance_ = 0;
  stopped_.clear();
  Run<true>(program, lattice, at, bounds);
  std::ranges::sort(stopped_);
  const auto twins = std::ranges::unique(stopped_);
  stopped_.erase(twins.begin(), twins.end());
  return {Boundary(stop_distance_), stopped_};
}

void Machine::EndWay(Job job) {
  if (job.distance < stop_distance_) return;
  if (job.distance > stop_distance_) stopped_.clear();
  stop_distance_ = job.distance;
  stopped_.push_back(job.pc);
}

uint64_t Machine::Reach(const Program& program, const Lattice& lattice,
                        uint32_t at, WordRange bounds) {
  if (!MayMatch(program, lattice, at, bounds)) return program.nullable ? 1 : 0;
  Run<false>(program, lattice, at, bounds);
  return reached_;
}

bool Machine::MatchAt(const Program& program, const Lattice& lattice,
                      uint32_t at, WordRange bounds, SequenceMatch* match) {
  if (!MayMatch(program, lattice, at, bounds)) return false;
  Run<false>(program, lattice, at, bounds);
  if (best_distance_ == 0) return false;
  const uint32_t other = Boundary(best_distance_);
  match->words = {std::min(at, other), std::max(at, other)};
  match->captures.resize(program.captures.size());
  for (size_t i = 0; i < program.captures.size(); ++i) {
    const uint32_t first = best_captures_[i * 2];
    const uint32_t last = best_captures_[i * 2 + 1];
    match->captures[i] = first == kUnset || last == kUnset || last < first
                             ? WordRange{}
                             : WordRange{first, last};
  }
  return true;
}

void Machine::Capture(uint32_t slot, uint32_t boundary) {
  jobs_.push_back({slot | kUndo, captures_[slot]});
  captures_[slot] = boundary;
}

// Goes on behind each name of the test's lists that begins (backward: ends)
// here; the first one found first.
void Machine::PushNames(const NameTest& test, Job job) {
  const uint32_t boundary = Boundary(job.distance);
  const bool backward = program_->backward;
  const size_t first_job = jobs_.size();
  const auto take = [&](const NameHit& hit) {
    const uint32_t other = backward ? hit.first : hit.first + hit.count;
    if (other >= bounds_.first && other <= bounds_.last &&
        lattice_->Passes(hit, test)) {
      jobs_.push_back({job.pc + 1, job.distance + hit.count});
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
  } else {
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
  std::reverse(jobs_.begin() + static_cast<ptrdiff_t>(first_job), jobs_.end());
}

void Machine::PushAnnotations(const std::vector<TypeId>& types, Job job) {
  const uint32_t boundary = Boundary(job.distance);
  const size_t first_job = jobs_.size();
  const auto take = [&](const Candidate& one) {
    if (one.words.first >= bounds_.first && one.words.last <= bounds_.last) {
      jobs_.push_back(
          {job.pc + 1, job.distance + one.words.last - one.words.first});
    }
  };
  for (const TypeId type : types) {
    if (!program_->backward) {
      for (const Candidate& one : lattice_->AnnotationsFrom(type, boundary)) {
        take(one);
      }
    } else if (const Candidate* one = lattice_->AnnotationTo(type, boundary)) {
      take(*one);
    }
  }
  std::reverse(jobs_.begin() + static_cast<ptrdiff_t>(first_job), jobs_.end());
}

// Follows one way until it ends; the other branches it meets become jobs.
template <bool kWatched>
void Machine::Follow(Job job) {
  using Op = Instruction::Op;
  const ProgramTables& tables = lattice_->database().tables;
  const bool backward = program_->backward;
  while (true) {
    const Instruction& code = program_->code[job.pc];
    if (code.join && !Visit(job)) return;
    const uint32_t boundary = Boundary(job.distance);
    const bool has_word =
        backward ? boundary > bounds_.first : boundary < bounds_.last;
    switch (code.op) {
      case Op::kWord:
        if (!has_word || !PassesWord(tables.word_tests[code.a], *lattice_,
                                     backward ? boundary - 1 : boundary)) {
          if constexpr (kWatched) EndWay(job);
          return;
        }
        ++job.distance;
        ++job.pc;
        break;
      case Op::kName:
        if (has_word) PushNames(tables.name_tests[code.a], job);
        if constexpr (kWatched) EndWay(job);
        return;
      case Op::kAnnotation:
        if (has_word) PushAnnotations(tables.type_sets[code.a], job);
        if constexpr (kWatched) EndWay(job);
        return;
      case Op::kTight:
      case Op::kLoose: {
        const bool space = boundary >= bounds_.last ||
                           lattice_->word(boundary).Is(kSpaceBefore);
        if (space != (code.op == Op::kLoose)) {
          if constexpr (kWatched) EndWay(job);
          return;
        }
        ++job.pc;
        break;
      }
      case Op::kSplit:
        jobs_.push_back({code.b, job.distance});
        job.pc = code.a;
        break;
      case Op::kJump:
        job.pc = code.a;
        break;
      case Op::kOpen:
      case Op::kClose:
        Capture(code.a * 2 + (code.op == Op::kClose ? 1 : 0), boundary);
        ++job.pc;
        break;
      case Op::kMatch:
        if (job.distance < 64) reached_ |= uint64_t{1} << job.distance;
        if (job.distance > best_distance_) {
          best_distance_ = job.distance;
          best_captures_ = captures_;
        }
        return;
    }
  }
}

}  // namespace galley
