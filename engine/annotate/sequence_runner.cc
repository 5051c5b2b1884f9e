#include "engine/annotate/sequence_runner.h"

namespace galley {
namespace {

std::vector<uint32_t> SequencesOf(const Database& database, bool check) {
  std::vector<uint32_t> rules;
  for (uint32_t i = 0; i < database.rules.size(); ++i) {
    if (database.rules[i].program != kNoIndex &&
        database.rules[i].rule->check == check) {
      rules.push_back(i);
    }
  }
  return rules;
}

}  // namespace

SequenceRunner::SequenceRunner(const Database& database, bool check,
                               const Lattice& lattice,
                               ConditionTester* conditions,
                               const Evaluator& evaluator,
                               const Recorder& recorder)
    : database_(database),
      lattice_(lattice),
      conditions_(*conditions),
      evaluator_(evaluator),
      recorder_(recorder),
      tracer_(lattice, &machine_),
      starts_(database, SequencesOf(database, check)) {}

void SequenceRunner::Begin() {
  starts_.Find(lattice_, recorder_.Explains() != nullptr);
}

void SequenceRunner::FindStarts(const CompiledRule& rule,
                                const Program& program, uint32_t index) {
  Trace* trace = recorder_.Explains();
  if (trace != nullptr) tracer_.Begin(rule, program, *trace);
  starts_here_.clear();
  for (const AnchorHit& hit : starts_.Of(index, lattice_)) {
    recorder_.Hit(index);
    uint64_t leads = Starts::LeadsOf(program, hit, lattice_, &machine_);
    if (leads == 0 && trace != nullptr) tracer_.NoLead(hit);
    for (; leads != 0; leads &= leads - 1) {
      starts_here_.push_back(hit.word -
                             static_cast<uint32_t>(std::countr_zero(leads)));
    }
  }
  if (!std::ranges::is_sorted(starts_here_)) std::ranges::sort(starts_here_);
  const auto twins = std::ranges::unique(starts_here_);
  starts_here_.erase(twins.begin(), twins.end());
}

bool SequenceRunner::Match(const CompiledRule& rule, const Program& program,
                           uint32_t index, uint32_t at) {
  if (!machine_.MatchAt(program, lattice_, at, lattice_.BlockOf(at), &match_)) {
    if (recorder_.Explains() != nullptr) tracer_.NoMatch(at);
    return false;
  }
  view_.words = match_.words;
  view_.span = lattice_.SpanOf(match_.words);
  view_.captures.clear();
  for (size_t i = 0; i < program.captures.size(); ++i) {
    if (match_.captures[i].empty()) continue;
    view_.captures.push_back({program.captures[i].name,
                              lattice_.SpanOf(match_.captures[i]),
                              match_.captures[i], &program.captures[i].types});
  }
  if (!Refine(*rule.rule)) {
    recorder_.Miss(index, Obstacle::kRefinement, view_.span, "initials");
    return false;
  }
  if (!conditions_.Hold(rule.conditions, view_)) {
    recorder_.Miss(index, Obstacle::kCondition, view_.span);
    return false;
  }
  return true;
}

bool SequenceRunner::Refine(const Rule& rule) {
  for (const Refinement& refinement : rule.refinements) {
    const auto& arguments = refinement.to.arguments;
    if (refinement.to.function != Function::kInitials || arguments.size() != 2)
      return false;
    const CaptureView* long_name = view_.Find(arguments[0].name);
    const CaptureView* short_name = view_.Find(arguments[1].name);
    if (long_name == nullptr || short_name == nullptr) return false;
    const auto words = evaluator_.Initials(*long_name, *short_name);
    if (!words) return false;
    for (CaptureView& capture : view_.captures) {
      if (capture.name == refinement.span) {
        capture.words = *words;
        capture.span = lattice_.SpanOf(*words);
      }
    }
  }
  return true;
}

}  // namespace galley
