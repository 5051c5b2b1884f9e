#include "engine/annotate/recorder.h"

#include <string>
#include <utility>

namespace galley {

void Recorder::Miss(uint32_t rule, Obstacle obstacle, Span span,
                    std::string_view detail) const {
  if (!Explains()) return;
  const bool condition =
      obstacle == Obstacle::kCondition || obstacle == Obstacle::kPolicy;
  trace_->Add(NearMiss{lattice_.database().rules[rule].rule->id, obstacle, span,
                       condition ? conditions_.failed() : nullptr,
                       std::string(detail)});
}

void Recorder::Matched(uint32_t rule, std::string_view type, Span span,
                       const MatchView& view) const {
  if (trace_ == nullptr) return;
  TracedMatch match{lattice_.database().rules[rule].rule->id,
                    type,
                    span,
                    span.In(lattice_.document().text()),
                    {}};
  for (const CaptureView& capture : view.captures) {
    if (!capture.name.empty()) {
      match.captures.emplace_back(capture.name, capture.span);
    }
  }
  trace_->Add(std::move(match));
}

}  // namespace galley
