#include "engine/annotate/pattern_tracer.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "engine/base/join.h"
#include "engine/match/confirm_stop.h"

namespace galley {
namespace {

constexpr size_t kMaxAsked = 3;

class PatternTracer {
 public:
  PatternTracer(const Document& document, const PatternMatches& matches,
                Trace* trace)
      : document_(document), matches_(matches), trace_(*trace) {}

  // One pattern of the matcher.
  void Run(const Rule& rule, const Pattern& pattern, uint32_t set,
           uint32_t index) {
    rule_ = &rule;
    pattern_ = &pattern;
    finder_.reset();
    added_ = 0;
    last_ = {};
    for (const TriggerHit& hit : matches_.hits) {
      if (hit.set != set || hit.pattern != index) continue;
      const bool matched =
          std::ranges::any_of(matches_.matches, [&](const PatternMatch& match) {
            return match.set == set && match.pattern == index &&
                   match.span.begin < hit.end && hit.end <= match.span.end;
          });
      if (!matched) At(hit.end);
    }
    const bool any =
        added_ > 0 ||
        std::ranges::any_of(matches_.matches, [&](const PatternMatch& match) {
          return match.set == set && match.pattern == index &&
                 trace_.Sees(match.span);
        });
    if (!any && trace_.AsksFor(rule.id, rule.type)) Everywhere();
  }

 private:
  std::string_view Subject() const {
    return pattern_->tolerant ? document_.view() : document_.text();
  }

  void At(uint32_t hit_end) {
    const size_t at = document_.BlockAt(hit_end - 1);
    if (at == document_.blocks().size()) return;
    const Block& block = document_.blocks()[at];
    const bool known = last_.begin < hit_end && hit_end <= last_.end;
    if (known || hit_end <= block.span.begin || !trace_.Sees(block.span) ||
        block.kind == BlockKind::kCode) {
      return;
    }
    const size_t end = hit_end - block.span.begin;
    if (end < pattern_->back_min) return;
    Add(block,
        {end - std::min<size_t>(end, pattern_->back), end - pattern_->back_min,
         block.span.size()},
        trace_.AsksFor(rule_->id, rule_->type) ? 0 : end);
  }

  void Everywhere() {
    for (const Block& block : document_.blocks()) {
      if (!trace_.Sees(block.span) || block.kind == BlockKind::kCode) continue;
      Add(block, {0, block.span.size() - 1, block.span.size()}, 0);
    }
  }

  // A pattern that did not come through what its trigger found came near
  // nothing: `least` is where that ends.
  void Add(const Block& block, const Confirm::Range& range, size_t least) {
    if (!finder_) finder_.emplace(*pattern_);
    const auto stop = finder_->Find(block.span.In(Subject()), range);
    if (!stop || stop->span.end < least) return;
    NearMiss miss;
    miss.rule = rule_->id;
    miss.obstacle = Obstacle::kPattern;
    miss.span = {block.span.begin + stop->span.begin,
                 block.span.begin + stop->span.end};
    if (stop->left_edge || stop->right_edge) {
      miss.obstacle = Obstacle::kEdge;
      const uint32_t beyond =
          stop->left_edge ? miss.span.begin - 1 : miss.span.end;
      miss.word = document_.words()[document_.WordAt(beyond)].span();
    } else {
      miss.word = WordFrom(miss.span.end, block);
      const size_t shown = std::min(kMaxAsked, stop->asked.size());
      miss.detail =
          fmt::format("{}{}", Join(std::span(stop->asked).first(shown), " or "),
                      shown < stop->asked.size() ? " or …" : "");
    }
    last_ = miss.span;
    ++added_;
    trace_.Add(std::move(miss));
  }

  // What stands from `offset` on to the end of its word; at a space with the
  // word behind it. Empty at the end of the block.
  Span WordFrom(uint32_t offset, const Block& block) const {
    const uint32_t index = document_.WordAt(offset);
    if (offset >= block.span.end || index >= document_.words().size()) {
      return {};
    }
    const Span word = document_.words()[index].span();
    return word.begin >= block.span.end ? Span{} : Span{offset, word.end};
  }

  const Document& document_;
  const PatternMatches& matches_;
  Trace& trace_;
  const Rule* rule_ = nullptr;
  const Pattern* pattern_ = nullptr;
  std::optional<StopFinder> finder_{};  // of `pattern_`, made when needed
  size_t added_ = 0;
  Span last_{};  // hits in it say nothing new
};

}  // namespace

void TracePatterns(const Document& document, const Database& database,
                   const std::vector<uint32_t>& sets,
                   const PatternMatches& matches, Trace* trace) {
  PatternTracer tracer(document, matches, trace);
  for (uint32_t set = 0; set < sets.size(); ++set) {
    const std::vector<Pattern>& patterns = database.sets[sets[set]].patterns();
    for (uint32_t i = 0; i < patterns.size(); ++i) {
      const uint32_t rule = database.pattern_rules[sets[set]][i];
      tracer.Run(*database.rules[rule].rule, patterns[i], set, i);
    }
  }
}

}  // namespace galley
