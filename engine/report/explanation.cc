#include "engine/report/explanation.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "engine/report/near_miss.h"

namespace galley {
namespace {

class Explainer {
 public:
  Explainer(const Document& document, const Report& report, const Trace& trace,
            const Database& database)
      : document_(document),
        report_(report),
        trace_(trace),
        database_(database) {}

  Explanation Run() {
    for (const TracedMatch& match : trace_.matches) AddMatch(match);
    AddWithoutMatch();
    for (const NearMiss& miss : trace_.near_misses) AddMiss(miss);
    std::ranges::stable_sort(result_.matches, [](const auto& a, const auto& b) {
      return std::tie(a.match.span, a.match.type, a.match.rule) <
             std::tie(b.match.span, b.match.type, b.match.rule);
    });
    std::ranges::stable_sort(result_.misses, [](const auto& a, const auto& b) {
      return std::tie(a.miss->span, a.miss->rule) <
             std::tie(b.miss->span, b.miss->rule);
    });
    return std::move(result_);
  }

 private:
  bool Wanted(std::string_view rule, std::string_view type) const {
    return trace_.why_not.empty() || trace_.AsksFor(rule, type);
  }
  std::string_view TypeOf(std::string_view rule) const {
    return database_.rules[database_.book.RuleIndex(rule)].rule->type;
  }
  bool Known(std::string_view rule, Span span) const {
    return std::ranges::any_of(result_.matches, [&](const auto& one) {
      return one.match.rule == rule && one.match.span == span;
    });
  }

  // The contest that a match lost itself, or as a part of a finding.
  const Contest* LostBy(const TracedMatch& match) const {
    const bool check =
        database_.rules[database_.book.RuleIndex(match.rule)].rule->check;
    const auto find = [&](auto lost) {
      const auto found = std::ranges::find_if(trace_.contests, lost);
      return found == trace_.contests.end() ? nullptr : &*found;
    };
    const Contest* own = find([&](const Contest& one) {
      return one.loser.rule == match.rule && one.loser.type == match.type &&
             one.loser.span == match.span;
    });
    if (own != nullptr || !check || Found(match) != nullptr) return own;
    return find([&](const Contest& one) {
      return one.loser.type == match.type && one.loser.span.Covers(match.span);
    });
  }
  const Annotation* Kept(const TracedMatch& match) const {
    const auto found =
        std::ranges::find_if(report_.annotations, [&](const Annotation& one) {
          return one.rule == match.rule && one.span == match.span &&
                 one.type == match.type;
        });
    return found == report_.annotations.end() ? nullptr : &*found;
  }
  // Findings of a run and of one category grow together.
  const Finding* Found(const TracedMatch& match) const {
    const auto found =
        std::ranges::find_if(report_.findings, [&](const Finding& one) {
          return one.category == match.type && one.span.Covers(match.span);
        });
    return found == report_.findings.end() ? nullptr : &*found;
  }

  void AddMatch(const TracedMatch& match) {
    if (!Wanted(match.rule, match.type) || Known(match.rule, match.span)) {
      return;
    }
    ExplainedMatch explained{match, Kept(match), nullptr, nullptr};
    if (explained.annotation == nullptr) {
      explained.contest = LostBy(match);
      if (explained.contest == nullptr) explained.finding = Found(match);
    }
    result_.matches.push_back(std::move(explained));
  }

  // What no rule matched by itself: learnt names, findings of validators.
  void AddWithoutMatch() {
    for (const Annotation& one : report_.annotations) {
      if (!trace_.Sees(one.span) || !Wanted(one.rule, one.type) ||
          Known(one.rule, one.span)) {
        continue;
      }
      result_.matches.push_back(
          {{one.rule, one.type, one.span, {}}, &one, nullptr, nullptr});
    }
    for (const Finding& one : report_.findings) {
      const bool known = std::ranges::any_of(
          result_.matches,
          [&](const auto& other) { return other.finding == &one; });
      if (!trace_.Sees(one.span) || !Wanted(one.rule, one.category) || known) {
        continue;
      }
      result_.matches.push_back(
          {{one.rule, one.category, one.span, {}}, nullptr, &one, nullptr});
    }
    for (const Contest& one : trace_.contests) {
      if (!Wanted(one.loser.rule, one.loser.type) ||
          Known(one.loser.rule, one.loser.span)) {
        continue;
      }
      result_.matches.push_back(
          {{one.loser.rule, one.loser.type, one.loser.span, {}},
           nullptr,
           nullptr,
           &one});
    }
  }

  // A sequence that came no further than one word came near nothing, unless it
  // is asked for, or letter case alone was wrong behind that word.
  bool IsFar(const NearMiss& miss) const {
    const bool case_alone =
        miss.matched == 1 &&
        std::ranges::find(miss.asked, Fault::kCase, &Asked::fault) !=
            miss.asked.end();
    return miss.obstacle == Obstacle::kElement && miss.matched < 2 &&
           trace_.why_not.empty() && !case_alone;
  }

  // Of misses alike that end at one place the longest stands for all.
  void AddMiss(const NearMiss& miss) {
    const auto stands_for = [&](const ExplainedMiss& other) {
      const NearMiss& one = *other.miss;
      return one.rule == miss.rule && one.span.Covers(miss.span) &&
             one.span.end == miss.span.end && one.obstacle == miss.obstacle &&
             one.condition == miss.condition && one.word == miss.word;
    };
    const bool known = std::ranges::any_of(result_.misses, stands_for);
    if (known || !Wanted(miss.rule, TypeOf(miss.rule)) ||
        Known(miss.rule, miss.span) || IsFar(miss)) {
      return;
    }
    result_.misses.push_back(ReasonOf(miss, document_, database_));
  }

  const Document& document_;
  const Report& report_;
  const Trace& trace_;
  const Database& database_;
  Explanation result_{};
};

}  // namespace

std::string_view NameOf(Decision decision) {
  constexpr std::array<std::string_view, 7> kNames = {
      "declared",  "longer",  "priority", "earlier",
      "type name", "rule id", "value"};
  return kNames[static_cast<size_t>(decision)];
}

std::string_view NameOf(Obstacle obstacle) {
  constexpr std::array<std::string_view, 11> kNames = {
      "condition",  "policy", "never",      "undeclared policy",
      "refinement", "value",  "element",    "pattern",
      "word edge",  "case",   "learnt case"};
  return kNames[static_cast<size_t>(obstacle)];
}

Explanation Explain(const Document& document, const Report& report,
                    const Trace& trace, const Database& database) {
  return Explainer(document, report, trace, database).Run();
}

}  // namespace galley
