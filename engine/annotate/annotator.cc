#include "engine/annotate/annotator.h"

#include <fmt/core.h>

#include <algorithm>
#include <bit>

#include "engine/annotate/condition.h"
#include "engine/annotate/learn.h"
#include "engine/annotate/name_tracer.h"
#include "engine/annotate/pattern_tracer.h"
#include "engine/annotate/resolve.h"
#include "engine/annotate/sequence_tracer.h"
#include "engine/annotate/starts.h"
#include "engine/annotate/value.h"
#include "engine/match/pattern_matcher.h"

namespace galley {
namespace {

constexpr std::string_view kNever = "never";

// The sets that hold rules of one kind: checks are not scanned for by `tag`.
std::vector<uint32_t> SetsOf(const Database& database, bool check) {
  std::vector<uint32_t> sets;
  for (uint32_t i = 0; i < database.sets.size(); ++i) {
    const auto& rules = database.pattern_rules[i];
    if (std::ranges::any_of(rules, [&](uint32_t rule) {
          return database.rules[rule].rule->check == check;
        })) {
      sets.push_back(i);
    }
  }
  return sets;
}

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

// The matches of the patterns of some sets, by rule.
class PatternHits {
 public:
  PatternHits(const Database& database, bool check)
      : database_(database),
        check_(check),
        sets_(SetsOf(database, check)),
        matcher_(Pointers(database, sets_)),
        by_rule_(database.rules.size()) {}

  void Find(const Document& document, std::vector<std::string>* problems,
            Trace* trace) {
    for (auto& range : by_rule_) range = {};
    matcher_.KeepHits(trace != nullptr);
    if (auto done = matcher_.Match(document, &matches_); !done) {
      for (const Error& error : done.error()) {
        problems->push_back(ToString(error));
      }
      matches_.Clear();
    }
    const auto& all = matches_.matches;
    for (uint32_t i = 0; i < all.size(); ++i) {
      auto& range = by_rule_[RuleOf(all[i].set, all[i].pattern)];
      if (range.second == 0) range.first = i;
      range.second = i + 1;
    }
    for (const MatchProblem& problem : matches_.problems) {
      const Position place = document.PositionOf(problem.offset);
      problems->push_back(fmt::format(
          "{}:{}:{}: {}: {}", document.name(), place.line, place.column,
          database_.rules[RuleOf(problem.set, problem.pattern)].rule->id,
          problem.message));
    }
    if (trace == nullptr) return;
    // Rules of the other kind are counted where they are run.
    const auto count = [&](uint32_t rule, uint32_t hits, double milliseconds) {
      if (database_.rules[rule].rule->check == check_) {
        trace->Cost(rule, hits, milliseconds);
      }
    };
    for (const TriggerHit& hit : matches_.hits) {
      count(RuleOf(hit.set, hit.pattern), 1, 0);
    }
    for (const PatternCost& cost : matches_.costs) {
      count(RuleOf(cost.set, cost.pattern), 0, cost.milliseconds);
    }
    if (trace->near_misses_too) {
      TracePatterns(document, database_, sets_, matches_, trace);
    }
  }

  std::span<const PatternMatch> Of(uint32_t rule) const {
    const auto [first, last] = by_rule_[rule];
    return std::span(matches_.matches).subspan(first, last - first);
  }
  // The named groups of a match, in the order of Pattern::captures.
  Span Group(const PatternMatch& match, size_t index) const {
    return matches_.groups[match.first_group + index];
  }
  const Pattern& PatternOf(const PatternMatch& match) const {
    return database_.sets[sets_[match.set]].patterns()[match.pattern];
  }

 private:
  static std::vector<const PatternSet*> Pointers(
      const Database& database, const std::vector<uint32_t>& sets) {
    std::vector<const PatternSet*> pointers;
    for (const uint32_t set : sets) pointers.push_back(&database.sets[set]);
    return pointers;
  }
  uint32_t RuleOf(uint32_t set, uint32_t pattern) const {
    return database_.pattern_rules[sets_[set]][pattern];
  }

  const Database& database_;
  bool check_;  // the matches of checks, else those of entities
  std::vector<uint32_t> sets_;
  PatternMatcher matcher_;
  PatternMatches matches_{};
  std::vector<std::pair<uint32_t, uint32_t>> by_rule_;
};

}  // namespace

struct Annotator::State {
  explicit State(const Database& data)
      : database(data),
        lattice(data),
        conditions(lattice),
        evaluator(lattice),
        patterns(data, false),
        check_patterns(data, true),
        sequence_tracer(lattice, &machine),
        starts(data, SequencesOf(data, false)),
        check_starts(data, SequencesOf(data, true)),
        pending(data.book.types.size()) {
    gazetteer_of_list.assign(data.book.lists.size(), kNoIndex);
    for (uint32_t i = 0; i < data.rules.size(); ++i) {
      if (data.rules[i].list != kNoIndex && data.rules[i].type != kNoType) {
        gazetteer_of_list[data.rules[i].list] = i;
      }
    }
  }

  void Begin(const Document& document, std::vector<std::string>* problems);
  void RunStage(size_t stage);
  void RunRule(uint32_t rule);
  void RunPattern(uint32_t rule);
  void RunGazetteers();
  template <typename Take>
  void ForEachSequenceMatch(uint32_t rule, const Starts& from, Take take);
  MatchView ViewOf(const PatternMatch& match, const PatternHits& hits) const;
  bool Refine(const Rule& rule, MatchView* view) const;
  void AddCandidate(uint32_t rule, TypeId type, const MatchView& view,
                    const CaptureView* output);
  void AddSequenceMatch(uint32_t rule, const Program& program,
                        const MatchView& view);
  void Learn(TypeId type, std::vector<Candidate>* kept);
  std::vector<Annotation> Publish(std::vector<Candidate> kept);
  // Runs what is done for a rule, and puts its time into the trace.
  template <typename Work>
  void Timed(uint32_t rule, Work work);
  // True when near misses are looked for.
  bool Explains() const { return trace != nullptr && trace->near_misses_too; }
  // For the trace: what kept a rule from holding, and a match that held.
  void Miss(uint32_t rule, Obstacle obstacle, Span span,
            std::string_view detail = {});
  void Matched(uint32_t rule, std::string_view type, Span span,
               const MatchView& view);

  const Database& database;
  Lattice lattice;
  ConditionTester conditions;
  Evaluator evaluator;
  Machine machine{};
  PatternHits patterns;
  PatternHits check_patterns;
  SequenceTracer sequence_tracer;
  Starts starts;
  Starts check_starts;
  std::vector<uint32_t> gazetteer_of_list{};
  std::vector<std::vector<Candidate>> pending;  // by type
  // <learn> of matches of the stage at work: surface and long form.
  struct Lesson {
    uint32_t rule = 0;
    Span surface{};
    Span from{};
  };
  std::vector<Lesson> lessons{};
  std::vector<uint32_t> starts_scratch{};
  Trace* trace = nullptr;
};

void Annotator::State::Miss(uint32_t rule, Obstacle obstacle, Span span,
                            std::string_view detail) {
  if (!Explains()) return;
  const bool condition =
      obstacle == Obstacle::kCondition || obstacle == Obstacle::kPolicy;
  trace->Add(NearMiss{database.rules[rule].rule->id, obstacle, span,
                      condition ? conditions.failed() : nullptr,
                      std::string(detail)});
}

void Annotator::State::Matched(uint32_t rule, std::string_view type, Span span,
                               const MatchView& view) {
  if (trace == nullptr) return;
  TracedMatch match{database.rules[rule].rule->id,
                    type,
                    span,
                    span.In(lattice.document().text()),
                    {}};
  for (const CaptureView& capture : view.captures) {
    if (!capture.name.empty()) {
      match.captures.emplace_back(capture.name, capture.span);
    }
  }
  trace->Add(std::move(match));
}

void Annotator::State::Begin(const Document& document,
                             std::vector<std::string>* problems) {
  lattice.Begin(document);
  conditions.Begin();
  evaluator.Begin();
  patterns.Find(document, problems, trace);
  starts.Find(lattice, Explains());
  for (std::vector<Candidate>& candidates : pending) candidates.clear();
  RunGazetteers();
  if (Explains()) TraceNames(lattice, trace);
}

// Names found become candidates of their list's type. Their policies see words
// and names, no annotations: no stage has run yet.
void Annotator::State::RunGazetteers() {
  const NameTable& names = database.names;
  for (const NameHit& hit : lattice.names()) {
    const NameEntry& entry = names.entries()[hit.entry];
    const uint32_t rule = gazetteer_of_list[entry.list];
    if (rule == kNoIndex) continue;
    if (trace != nullptr) trace->Cost(rule, 1, 0);
    Candidate candidate;
    candidate.words = {hit.first, hit.first + hit.count};
    candidate.span = lattice.SpanOf(candidate.words);
    candidate.type = database.rules[rule].type;
    candidate.rule = rule;
    if (entry.policy != 0) {  // 0: the empty string
      const std::string_view policy = names.String(entry.policy);
      if (policy == kNever) {
        Miss(rule, Obstacle::kNever, candidate.span);
        continue;
      }
      const auto& policies = database.rules[rule].policies;
      const auto found = policies.find(policy);
      if (found == policies.end()) {
        Miss(rule, Obstacle::kUndeclared, candidate.span, policy);
        continue;
      }
      MatchView view;
      view.span = candidate.span;
      view.words = candidate.words;
      if (!conditions.Hold(found->second, view, &entry)) {
        Miss(rule, Obstacle::kPolicy, candidate.span, policy);
        continue;
      }
    }
    candidate.name = hit.entry;
    Matched(rule, database.rules[rule].rule->type, candidate.span, {});
    pending[candidate.type].push_back(std::move(candidate));
  }
}

MatchView Annotator::State::ViewOf(const PatternMatch& match,
                                   const PatternHits& hits) const {
  MatchView view;
  view.span = match.span;
  view.words = lattice.WordsOf(match.span);
  // White space at its ends is none of it, unless there is nothing else.
  if (!view.words.empty()) {
    const Span words = lattice.SpanOf(view.words);
    view.span = {std::max(match.span.begin, words.begin),
                 std::min(match.span.end, words.end)};
  }
  const std::vector<std::string>& names = hits.PatternOf(match).captures;
  for (size_t i = 0; i < names.size(); ++i) {
    const Span group = hits.Group(match, i);
    if (group.empty()) continue;
    view.captures.push_back({names[i], group, {}, nullptr});
  }
  return view;
}

void Annotator::State::RunPattern(uint32_t rule) {
  for (const PatternMatch& match : patterns.Of(rule)) {
    const MatchView view = ViewOf(match, patterns);
    if (conditions.Hold(database.rules[rule].conditions, view)) {
      AddCandidate(rule, database.rules[rule].type, view, nullptr);
    } else {
      Miss(rule, Obstacle::kCondition, view.span);
    }
  }
}

template <typename Take>
void Annotator::State::ForEachSequenceMatch(uint32_t rule, const Starts& from,
                                            Take take) {
  const CompiledRule& compiled = database.rules[rule];
  const Program& program = database.programs[compiled.program];
  SequenceMatch match;
  MatchView view;
  starts_scratch.clear();
  if (Explains()) sequence_tracer.Begin(compiled, program, *trace);
  for (const AnchorHit& hit : from.Of(rule, lattice)) {
    if (trace != nullptr) trace->Cost(rule, 1, 0);
    uint64_t leads = Starts::LeadsOf(program, hit, lattice, &machine);
    if (leads == 0 && Explains()) sequence_tracer.NoLead(hit);
    for (; leads != 0; leads &= leads - 1) {
      starts_scratch.push_back(hit.word -
                               static_cast<uint32_t>(std::countr_zero(leads)));
    }
  }
  if (!std::ranges::is_sorted(starts_scratch)) {
    std::ranges::sort(starts_scratch);
  }
  starts_scratch.erase(
      std::unique(starts_scratch.begin(), starts_scratch.end()),
      starts_scratch.end());
  uint32_t next = 0;  // behind the last match
  for (const uint32_t at : starts_scratch) {
    if (at < next) continue;
    const WordRange block = lattice.BlockOf(at);
    if (!machine.MatchAt(program, lattice, at, block, &match)) {
      if (Explains()) sequence_tracer.NoMatch(at);
      continue;
    }
    view.words = match.words;
    view.span = lattice.SpanOf(match.words);
    view.captures.clear();
    for (size_t i = 0; i < program.captures.size(); ++i) {
      if (match.captures[i].empty()) continue;
      view.captures.push_back({program.captures[i].name,
                               lattice.SpanOf(match.captures[i]),
                               match.captures[i], &program.captures[i].types});
    }
    if (!Refine(*compiled.rule, &view)) {
      Miss(rule, Obstacle::kRefinement, view.span, "initials");
    } else if (!conditions.Hold(compiled.conditions, view)) {
      Miss(rule, Obstacle::kCondition, view.span);
    } else {
      take(program, view);
      next = match.words.last;
    }
  }
  if (Explains()) sequence_tracer.End(trace);
}

bool Annotator::State::Refine(const Rule& rule, MatchView* view) const {
  for (const Refinement& refinement : rule.refinements) {
    const auto& arguments = refinement.to.arguments;
    if (refinement.to.function != Function::kInitials || arguments.size() != 2)
      return false;
    const CaptureView* long_name = view->Find(arguments[0].name);
    const CaptureView* short_name = view->Find(arguments[1].name);
    if (long_name == nullptr || short_name == nullptr) return false;
    const auto words = evaluator.Initials(*long_name, *short_name);
    if (!words) return false;
    for (CaptureView& capture : view->captures) {
      if (capture.name == refinement.span) {
        capture.words = *words;
        capture.span = lattice.SpanOf(*words);
      }
    }
  }
  return true;
}

void Annotator::State::AddSequenceMatch(uint32_t rule, const Program& program,
                                        const MatchView& view) {
  bool any_output = false;
  for (const CaptureInfo& info : program.captures) {
    if (!info.output) continue;
    for (const CaptureView& capture : view.captures) {
      if (capture.types != &info.types) continue;
      any_output = true;
      AddCandidate(rule,
                   info.output_type == kNoType ? database.rules[rule].type
                                               : info.output_type,
                   view, &capture);
    }
  }
  if (!any_output) {
    AddCandidate(rule, database.rules[rule].type, view, nullptr);
  }
  for (const Learning& learning : database.rules[rule].rule->learnings) {
    const CaptureView* surface = view.Find(learning.surface);
    const CaptureView* from = view.Find(learning.from);
    if (surface != nullptr && from != nullptr) {
      lessons.push_back({rule, surface->span, from->span});
    }
  }
}

void Annotator::State::AddCandidate(uint32_t rule, TypeId type,
                                    const MatchView& view,
                                    const CaptureView* output) {
  Candidate candidate;
  candidate.span = output != nullptr ? output->span : view.span;
  candidate.words = output != nullptr ? output->words : view.words;
  candidate.type = type;
  candidate.rule = rule;
  if (candidate.span.empty()) return;
  Details details;
  for (const Assignment& set : database.rules[rule].rule->sets) {
    if (!set.span.empty() && (output == nullptr || output->name != set.span)) {
      continue;
    }
    Value value = evaluator.Evaluate(set.to, view);
    if (!value.problem.empty()) {
      details.attributes.push_back({"invalid", value.problem});
    }
    if (!value.text) {
      if (set.required && value.problem.empty()) {
        Miss(rule, Obstacle::kValue, candidate.span, set.name);
        return;
      }
      continue;
    }
    if (set.name == "value") {
      details.value = std::move(value.text);
    } else if (set.name == "id") {
      details.id = std::move(value.text);
    } else {
      details.attributes.push_back({set.name, *std::move(value.text)});
    }
  }
  if (details.value || details.id || !details.attributes.empty()) {
    candidate.details = lattice.AddDetails(std::move(details));
  }
  Matched(rule, database.book.types[type].name, candidate.span, view);
  pending[type].push_back(std::move(candidate));
}

void Annotator::State::RunRule(uint32_t rule) {
  switch (database.rules[rule].rule->kind) {
    case RuleKind::kPattern:
      RunPattern(rule);
      break;
    case RuleKind::kSequence:
      ForEachSequenceMatch(rule, starts,
                           [&](const Program& program, const MatchView& view) {
                             AddSequenceMatch(rule, program, view);
                           });
      break;
    case RuleKind::kGazetteer:  // done in Begin
    case RuleKind::kValidator:
      break;
  }
}

template <typename Work>
void Annotator::State::Timed(uint32_t rule, Work work) {
  if (trace == nullptr) return work();
  const StopWatch watch;
  work();
  trace->Cost(rule, 0, watch.Milliseconds());
}

void Annotator::State::RunStage(size_t stage) {
  const TypeId type = database.book.stages[stage];
  lessons.clear();
  for (const uint32_t rule : database.stage_rules[stage]) {
    Timed(rule, [&] { RunRule(rule); });
  }
  std::vector<Candidate> kept =
      ResolveWithinType(std::move(pending[type]), lattice, trace);
  pending[type].clear();
  if (!lessons.empty()) Learn(type, &kept);
  lattice.Complete(type, std::move(kept));
}

void Annotator::State::Learn(TypeId type, std::vector<Candidate>* kept) {
  const auto find = [&](Span span) -> const Candidate* {
    const auto at = std::ranges::lower_bound(*kept, span, {}, &Candidate::span);
    return at != kept->end() && at->span == span ? &*at : nullptr;
  };
  std::ranges::stable_sort(lessons, {}, &Lesson::surface);
  std::vector<LearnedName> learned;
  for (const Lesson& lesson : lessons) {
    const Candidate* from = find(lesson.from);
    const bool part = from != nullptr && lesson.from.Covers(lesson.surface);
    if (!part && find(lesson.surface) == nullptr) continue;  // lost to another
    LearnedName name;
    name.surface = std::string(lesson.surface.In(lattice.document().text()));
    name.rule = lesson.rule;
    if (from != nullptr) {
      if (const std::string_view id = lattice.IdOf(*from); !id.empty()) {
        name.id = std::string(id);
      }
    }
    learned.push_back(std::move(name));
  }
  std::vector<Candidate> found =
      FindLearned(learned, type, &lattice, Explains() ? trace : nullptr);
  std::ranges::move(*kept, std::back_inserter(found));
  *kept = ResolveWithinType(std::move(found), lattice, trace);
}

std::vector<Annotation> Annotator::State::Publish(std::vector<Candidate> kept) {
  std::vector<Annotation> annotations;
  annotations.reserve(kept.size());
  for (const Candidate& one : kept) {
    const std::string_view id = lattice.IdOf(one);
    Annotation annotation{one.span, database.book.types[one.type].name,
                          database.rules[one.rule].rule->id};
    if (!id.empty()) annotation.id = std::string(id);
    Details details = lattice.TakeDetails(one);
    annotation.value = std::move(details.value);
    annotation.attributes = std::move(details.attributes);
    std::ranges::stable_sort(annotation.attributes, {}, &Attribute::name);
    annotations.push_back(std::move(annotation));
  }
  return annotations;
}

Annotator::Annotator(const Database& database)
    : state_(std::make_unique<State>(database)) {}

Annotator::~Annotator() = default;

void Annotator::TraceTo(Trace* trace) { state_->trace = trace; }

Trace* Annotator::trace() const { return state_->trace; }

std::vector<Annotation> Annotator::Annotate(
    const Document& document, std::vector<std::string>* problems) {
  State& state = *state_;
  state.Begin(document, problems);
  const RuleBook& book = state.database.book;
  std::vector<Candidate> all;
  for (size_t stage = 0; stage < book.stages.size(); ++stage) {
    state.RunStage(stage);
    const TypeId type = book.stages[stage];
    if (book.types[type].internal) continue;
    const std::vector<Candidate>& kept = state.lattice.Of(type);
    all.insert(all.end(), kept.begin(), kept.end());
  }
  return state.Publish(
      ResolveAcrossTypes(std::move(all), state.lattice, state.trace));
}

std::vector<CheckMatch> Annotator::Check(const Document& document,
                                         std::vector<std::string>* problems) {
  State& state = *state_;
  state.check_patterns.Find(document, problems, state.trace);
  state.check_starts.Find(state.lattice, state.Explains());
  std::vector<CheckMatch> matches;
  const auto add = [&](uint32_t rule, Span span, const MatchView& view) {
    CheckMatch match{rule, span, {}};
    for (const CaptureView& capture : view.captures) {
      match.captures.emplace_back(
          capture.name, std::string(capture.span.In(document.text())));
    }
    matches.push_back(std::move(match));
    state.Matched(rule, state.database.rules[rule].rule->type, span, view);
  };
  const auto run = [&](uint32_t rule) {
    const CompiledRule& compiled = state.database.rules[rule];
    if (compiled.rule->kind == RuleKind::kPattern) {
      for (const PatternMatch& match : state.check_patterns.Of(rule)) {
        const MatchView view = state.ViewOf(match, state.check_patterns);
        if (state.conditions.Hold(compiled.conditions, view)) {
          add(rule, view.span, view);
        } else {
          state.Miss(rule, Obstacle::kCondition, view.span);
        }
      }
    } else if (compiled.rule->kind == RuleKind::kSequence) {
      state.ForEachSequenceMatch(
          rule, state.check_starts,
          [&](const Program& program, const MatchView& view) {
            bool any_output = false;
            for (const CaptureInfo& info : program.captures) {
              for (const CaptureView& capture : view.captures) {
                if (!info.output || capture.types != &info.types) continue;
                any_output = true;
                add(rule, capture.span, view);
              }
            }
            if (!any_output) add(rule, view.span, view);
          });
    }
  };
  for (const uint32_t rule : state.database.check_rules) {
    state.Timed(rule, [&] { run(rule); });
  }
  return matches;
}

std::vector<Annotation> Annotator::AnnotateAlone(const Document& document,
                                                 uint32_t rule) {
  State& state = *state_;
  std::vector<std::string> problems;
  state.Begin(document, &problems);
  const RuleBook& book = state.database.book;
  for (size_t stage = 0; stage < book.stages.size(); ++stage) {
    const TypeId type = book.stages[stage];
    if (type == state.database.rules[rule].type) break;
    state.RunStage(stage);
  }
  const TypeId type = state.database.rules[rule].type;
  // Only what this rule makes; names were found beforehand for all lists.
  for (std::vector<Candidate>& candidates : state.pending) {
    std::erase_if(candidates,
                  [&](const Candidate& one) { return one.rule != rule; });
  }
  state.lessons.clear();
  state.RunRule(rule);
  std::vector<Candidate> all;
  for (TypeId made = 0; made < state.pending.size(); ++made) {
    if (state.pending[made].empty()) continue;
    std::vector<Candidate> kept =
        ResolveWithinType(std::move(state.pending[made]), state.lattice);
    state.pending[made].clear();
    if (made == type && !state.lessons.empty()) state.Learn(type, &kept);
    std::ranges::move(kept, std::back_inserter(all));
  }
  std::ranges::stable_sort(all, {}, &Candidate::span);
  return state.Publish(std::move(all));
}

}  // namespace galley
