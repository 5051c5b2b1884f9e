#include "engine/annotate/annotator.h"

#include <algorithm>

#include "engine/annotate/condition.h"
#include "engine/annotate/learn.h"
#include "engine/annotate/name_candidates.h"
#include "engine/annotate/name_tracer.h"
#include "engine/annotate/pattern_hits.h"
#include "engine/annotate/recorder.h"
#include "engine/annotate/resolve.h"
#include "engine/annotate/sequence_runner.h"
#include "engine/annotate/value.h"

namespace galley {

struct Annotator::State {
  explicit State(const Database& data)
      : database(data),
        lattice(data),
        conditions(lattice),
        evaluator(lattice),
        recorder(lattice, conditions),
        names(data),
        patterns(data, false),
        check_patterns(data, true),
        sequences(data, false, lattice, &conditions, evaluator, recorder),
        check_sequences(data, true, lattice, &conditions, evaluator, recorder),
        pending(data.book.types.size()) {}

  void Begin(const Document& document, std::vector<std::string>* problems);
  void RunStage(size_t stage);
  void RunRule(uint32_t rule);
  void RunPattern(uint32_t rule);
  void RunCheck(uint32_t rule, size_t most, std::vector<CheckMatch>* matches);
  void AddCandidate(uint32_t rule, TypeId type, const MatchView& view,
                    const CaptureView* output);
  void AddSequenceMatch(uint32_t rule, const Program& program,
                        const MatchView& view);
  void Learn(TypeId type, std::vector<Candidate>* kept);
  std::vector<Annotation> Publish(std::vector<Candidate> kept);

  const Database& database;
  Lattice lattice;
  ConditionTester conditions;
  Evaluator evaluator;
  Recorder recorder;
  NameCandidates names;
  PatternHits patterns;
  PatternHits check_patterns;
  SequenceRunner sequences;
  SequenceRunner check_sequences;
  std::vector<std::vector<Candidate>> pending;  // by type
  // <learn> of matches of the stage at work: surface and long form.
  struct Lesson {
    uint32_t rule = 0;
    Span surface{};
    Span from{};
  };
  std::vector<Lesson> lessons{};
};

void Annotator::State::Begin(const Document& document,
                             std::vector<std::string>* problems) {
  lattice.Begin(document);
  conditions.Begin();
  evaluator.Begin();
  patterns.Find(document, problems, recorder.trace());
  sequences.Begin();
  for (std::vector<Candidate>& candidates : pending) candidates.clear();
  names.Find(lattice, &conditions, recorder, &pending);
  if (Trace* trace = recorder.Explains()) TraceNames(lattice, trace);
}

void Annotator::State::RunPattern(uint32_t rule) {
  for (const PatternMatch& match : patterns.Of(rule)) {
    const MatchView view = patterns.ViewOf(match, lattice);
    if (conditions.Hold(database.rules[rule].conditions, view)) {
      AddCandidate(rule, database.rules[rule].type, view, nullptr);
    } else {
      recorder.Miss(rule, Obstacle::kCondition, view.span);
    }
  }
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
        recorder.Miss(rule, Obstacle::kValue, candidate.span, set.name);
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
  recorder.Matched(rule, database.book.types[type].name, candidate.span, view);
  pending[type].push_back(std::move(candidate));
}

void Annotator::State::RunRule(uint32_t rule) {
  switch (database.rules[rule].rule->kind) {
    case RuleKind::kPattern:
      RunPattern(rule);
      break;
    case RuleKind::kSequence:
      sequences.Run(rule, [&](const Program& program, const MatchView& view) {
        AddSequenceMatch(rule, program, view);
      });
      break;
    case RuleKind::kGazetteer:  // done in Begin
    case RuleKind::kValidator:
      break;
  }
}

void Annotator::State::RunStage(size_t stage) {
  const TypeId type = database.book.stages[stage];
  lessons.clear();
  for (const uint32_t rule : database.stage_rules[stage]) {
    recorder.Timed(rule, [&] { RunRule(rule); });
  }
  std::vector<Candidate> kept =
      ResolveWithinType(std::move(pending[type]), lattice, recorder.trace());
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
      FindLearned(learned, type, &lattice, recorder.Explains());
  std::ranges::move(*kept, std::back_inserter(found));
  *kept = ResolveWithinType(std::move(found), lattice, recorder.trace());
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

void Annotator::TraceTo(Trace* trace) { state_->recorder.TraceTo(trace); }

Trace* Annotator::trace() const { return state_->recorder.trace(); }

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
      ResolveAcrossTypes(std::move(all), state.lattice, trace()));
}

void Annotator::State::RunCheck(uint32_t rule, size_t most,
                                std::vector<CheckMatch>* matches) {
  const CompiledRule& compiled = database.rules[rule];
  const auto add = [&](Span span, const MatchView& view) {
    if (matches->size() >= most) return;
    CheckMatch match{rule, span, {}};
    for (const CaptureView& capture : view.captures) {
      match.captures.emplace_back(
          capture.name,
          std::string(capture.span.In(lattice.document().text())));
    }
    matches->push_back(std::move(match));
    recorder.Matched(rule, compiled.rule->type, span, view);
  };
  if (compiled.rule->kind == RuleKind::kPattern) {
    for (const PatternMatch& match : check_patterns.Of(rule)) {
      const MatchView view = check_patterns.ViewOf(match, lattice);
      if (conditions.Hold(compiled.conditions, view)) {
        add(view.span, view);
      } else {
        recorder.Miss(rule, Obstacle::kCondition, view.span);
      }
    }
  } else if (compiled.rule->kind == RuleKind::kSequence) {
    check_sequences.Run(rule,
                        [&](const Program& program, const MatchView& view) {
                          bool any_output = false;
                          for (const CaptureInfo& info : program.captures) {
                            for (const CaptureView& capture : view.captures) {
                              if (!info.output || capture.types != &info.types)
                                continue;
                              any_output = true;
                              add(capture.span, view);
                            }
                          }
                          if (!any_output) add(view.span, view);
                        });
  }
}

std::vector<CheckMatch> Annotator::Check(const Document& document, size_t most,
                                         std::vector<std::string>* problems) {
  State& state = *state_;
  state.check_patterns.Find(document, problems, trace());
  state.check_sequences.Begin();
  std::vector<CheckMatch> matches;
  for (const uint32_t rule : state.database.check_rules) {
    state.recorder.Timed(rule, [&] { state.RunCheck(rule, most, &matches); });
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
