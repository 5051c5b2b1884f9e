#include "engine/report/explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "engine/rules/describe.h"

namespace galley {
namespace {

class Explainer {
 public:
  Explainer(const Document& document, const Report& report, const Trace& trace,
            const Database& database, std::string_view why_not)
      : document_(document),
        report_(report),
        trace_(trace),
        database_(database),
        why_not_(why_not) {}

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
    return why_not_.empty() || why_not_ == rule || why_not_ == type;
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

  void AddMiss(const NearMiss& miss) {
    const bool known =
        std::ranges::any_of(result_.misses, [&](const auto& one) {
          return one.miss->rule == miss.rule && one.miss->span == miss.span &&
                 one.miss->condition == miss.condition;
        });
    if (known || !Wanted(miss.rule, TypeOf(miss.rule)) ||
        Known(miss.rule, miss.span)) {
      return;
    }
    ExplainedMiss explained{&miss, {}, {}};
    Reason(&explained);
    result_.misses.push_back(std::move(explained));
  }

  void Reason(ExplainedMiss* explained) const;
  void ConditionReason(ExplainedMiss* explained) const;

  // The word that ends before, or begins behind, a span; empty: none.
  std::string Beside(Span span, bool before) const {
    const std::vector<Word>& words = document_.words();
    uint32_t index = document_.WordAt(span.begin);
    if (before) {
      if (index == 0) return {};
      --index;
    } else {
      while (index < words.size() && words[index].begin < span.end) ++index;
      if (index == words.size()) return {};
    }
    return std::string(words[index].span().In(document_.text()));
  }

  const Document& document_;
  const Report& report_;
  const Trace& trace_;
  const Database& database_;
  const std::string_view why_not_;
  Explanation result_{};
};

void Explainer::ConditionReason(ExplainedMiss* explained) const {
  const Condition& condition = *explained->miss->condition;
  const std::string what = Describe(condition);
  const std::string where = Describe(condition.place);
  using Kind = Condition::Kind;
  if (condition.kind == Kind::kUnless) {
    explained->reason = fmt::format("what {} forbids stands here", what);
    explained->change =
        fmt::format("narrow the <unless> of {}, or drop it", where);
    return;
  }
  explained->reason = fmt::format("{} does not hold", what);
  explained->change = fmt::format("widen the <{}> of {}, or drop it",
                                  NameOf(condition.kind), where);
  const bool before = condition.kind == Kind::kBefore;
  if ((!before && condition.kind != Kind::kAfter) || !condition.span.empty()) {
    return;
  }
  const std::string word = Beside(explained->miss->span, before);
  if (word.empty()) return;
  explained->reason +=
      fmt::format("; {} it stands \"{}\"", before ? "before" : "behind", word);
  explained->change = fmt::format("let the <{}> of {} take \"{}\"",
                                  NameOf(condition.kind), where, word);
}

void Explainer::Reason(ExplainedMiss* explained) const {
  const NearMiss& miss = *explained->miss;
  const Rule& rule = *database_.rules[database_.book.RuleIndex(miss.rule)].rule;
  switch (miss.obstacle) {
    case Obstacle::kCondition:
      ConditionReason(explained);
      break;
    case Obstacle::kPolicy:
      ConditionReason(explained);
      explained->reason =
          fmt::format("policy \"{}\": {}", miss.detail, explained->reason);
      break;
    case Obstacle::kNever:
      explained->reason = "the policy of this name is never";
      explained->change =
          fmt::format("empty the policy of its line in the gazetteer of {}",
                      Describe(rule.place));
      break;
    case Obstacle::kUndeclared:
      explained->reason =
          fmt::format("no policy is called \"{}\"", miss.detail);
      explained->change = fmt::format("declare <policy name=\"{}\"> in {}",
                                      miss.detail, Describe(rule.place));
      break;
    case Obstacle::kRefinement:
      explained->reason =
          fmt::format("the {} do not fit <refine> of {}", miss.detail,
                      Describe(rule.refinements.front().place));
      explained->change =
          "write the long form so that its words begin with "
          "the letters of the short one, or drop <refine>";
      break;
    case Obstacle::kValue:
      explained->reason = fmt::format(
          "<set name=\"{}\"> gives nothing, and is "
          "required",
          miss.detail);
      explained->change =
          fmt::format("give it a default(...) in {}, or drop required=\"yes\"",
                      Describe(rule.place));
      break;
  }
}

}  // namespace

std::string_view NameOf(Decision decision) {
  constexpr std::array<std::string_view, 7> kNames = {
      "declared",  "longer",  "priority", "earlier",
      "type name", "rule id", "value"};
  return kNames[static_cast<size_t>(decision)];
}

std::string_view NameOf(Obstacle obstacle) {
  constexpr std::array<std::string_view, 6> kNames = {
      "condition",         "policy",     "never",
      "undeclared policy", "refinement", "value"};
  return kNames[static_cast<size_t>(obstacle)];
}

Explanation Explain(const Document& document, const Report& report,
                    const Trace& trace, const Database& database,
                    std::string_view why_not) {
  return Explainer(document, report, trace, database, why_not).Run();
}

}  // namespace galley
