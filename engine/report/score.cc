#include "engine/report/score.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace galley {
namespace {

// Defined in ANNOTATION.md and not scored there.
constexpr std::array<std::string_view, 4> kUnscored = {"encoding", "link",
                                                       "structure", "style"};
constexpr std::array<std::string_view, 4> kValued = {"count", "date", "money",
                                                     "percentage"};
// Whose names may hold entities of other types.
constexpr std::array<std::string_view, 3> kNames = {"agency", "instrument",
                                                    "programme"};

bool IsOneOf(const auto& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

using MarkList = std::vector<const Mark*>;

// The marks an annotation can hit, and what was hit so far.
struct EntityTruth {
  MarkList scored{};
  MarkList optional{};
  MarkList names{};
  std::set<const Mark*> strict{};
  std::set<const Mark*> lenient{};
};

bool IsNote(const Mark& mark) {
  return mark.finding &&
         (mark.type == "leftover" || mark.type == "placeholder");
}

EntityTruth SortMarks(const std::vector<Mark>& truth) {
  EntityTruth sorted;
  for (const Mark& mark : truth) {
    if (mark.finding) continue;
    const bool in_note = std::ranges::any_of(truth, [&](const Mark& other) {
      return IsNote(other) && other.span.Covers(mark.span);
    });
    (mark.optional || in_note ? sorted.optional : sorted.scored)
        .push_back(&mark);
    if (IsOneOf(kNames, mark.type)) sorted.names.push_back(&mark);
  }
  return sorted;
}

void ScoreAnnotation(const Annotation& annotation, Span span,
                     EntityTruth* truth, EntityTally* tally) {
  const Mark* exact = nullptr;
  const Mark* near = nullptr;
  MarkList inside;  // scored marks of the type within `span`
  for (const Mark* mark : truth->scored) {
    if (mark->type != annotation.type) continue;
    if (exact == nullptr && mark->span == span) exact = mark;
    if (near == nullptr && mark->span.Overlaps(span)) near = mark;
    if (span.Covers(mark->span)) inside.push_back(mark);
  }
  if (exact != nullptr) {
    ++tally->found;
    truth->lenient.insert(exact);
    if (!truth->strict.insert(exact).second) return;
    ++tally->strict;
    if (exact->value.empty() || !IsOneOf(kValued, annotation.type)) return;
    ++tally->valued;
    if (annotation.value == exact->value) ++tally->right_value;
    return;
  }
  const bool optional =
      std::ranges::any_of(truth->optional, [&](const Mark* mark) {
        return mark->type == annotation.type && mark->span.Overlaps(span);
      });
  if (optional) {  // it may stand in for what it encloses
    for (const Mark* mark : inside) {
      truth->lenient.insert(mark);
      if (!truth->strict.insert(mark).second) continue;
      ++tally->strict;
      ++tally->found;
    }
    return;
  }
  if (near != nullptr) {
    truth->lenient.insert(near);
    ++tally->found;
    ++tally->misplaced;
    return;
  }
  const bool nested = std::ranges::any_of(truth->names, [&](const Mark* mark) {
    return mark->type != annotation.type && mark->span.Covers(span);
  });
  if (!nested) ++tally->found;
}

// A finding hits a mark when they overlap (a duplicate by half of the mark) and
// it is not much longer.
bool Hits(const Finding& finding, Span span, const Mark& mark) {
  if (mark.type != finding.category || !span.Overlaps(mark.span)) return false;
  const uint32_t shared =
      std::min(span.end, mark.span.end) - std::max(span.begin, mark.span.begin);
  const uint32_t needed =
      mark.type == "duplicate" ? (mark.span.size() + 1) / 2 : 1;
  return shared >= needed &&
         uint64_t{span.size()} <= uint64_t{mark.span.size()} * 3 + 40;
}

double Ratio(size_t part, size_t whole) {
  return whole == 0 ? 0
                    : static_cast<double>(part) / static_cast<double>(whole);
}

double F1(double precision, double recall) {
  const double sum = precision + recall;
  return sum == 0 ? 0 : 2 * precision * recall / sum;
}

void Sum(const EntityTally& other, EntityTally* tally) {
  tally->gold += other.gold;
  tally->found += other.found;
  tally->strict += other.strict;
  tally->lenient += other.lenient;
  tally->misplaced += other.misplaced;
  tally->valued += other.valued;
  tally->right_value += other.right_value;
}

void Sum(const FindingTally& other, FindingTally* tally) {
  tally->gold += other.gold;
  tally->right += other.right;
  tally->extra += other.extra;
}

std::string Line(std::string_view name, const EntityTally& tally) {
  const Measures measures = MeasuresOf(tally);
  const std::string value =
      tally.valued == 0
          ? "-"
          : fmt::format("{:.3f}", Ratio(tally.right_value, tally.valued));
  return fmt::format("{:<14}{:>6}{:>7}{:>11.3f}{:>8.3f}{:>7.3f}{:>9.3f}{:>7}\n",
                     name, tally.gold, tally.found, measures.precision,
                     measures.recall, measures.f1, measures.lenient_f1, value);
}

std::string Line(std::string_view name, const FindingTally& tally) {
  const Measures measures = MeasuresOf(tally);
  return fmt::format("{:<14}{:>6}{:>7}{:>11.3f}{:>8.3f}{:>7.3f}\n", name,
                     tally.gold, tally.right + tally.extra, measures.precision,
                     measures.recall, measures.f1);
}

template <typename Tally>
std::string Lines(const std::map<std::string, Tally>& tallies) {
  std::string lines;
  Tally all;
  for (const auto& [name, tally] : tallies) {
    lines += Line(name, tally);
    Sum(tally, &all);
  }
  return lines + Line("all", all);
}

}  // namespace

void Score::Add(const Score& other) {
  for (const auto& [type, tally] : other.entities) Sum(tally, &entities[type]);
  for (const auto& [category, tally] : other.findings) {
    Sum(tally, &findings[category]);
  }
  for (const auto& [rule, tally] : other.rules) {
    RuleTally& own = rules[rule];
    own.found += tally.found;
    own.right += tally.right;
    own.lenient += tally.lenient;
  }
}

Measures MeasuresOf(const EntityTally& tally) {
  Measures measures;
  measures.precision = Ratio(tally.strict, tally.found);
  measures.recall = Ratio(tally.strict, tally.gold);
  measures.f1 = F1(measures.precision, measures.recall);
  measures.lenient_f1 = F1(Ratio(tally.strict + tally.misplaced, tally.found),
                           Ratio(tally.lenient, tally.gold));
  return measures;
}

Measures MeasuresOf(const FindingTally& tally) {
  Measures measures;
  measures.precision = Ratio(tally.right, tally.right + tally.extra);
  measures.recall = Ratio(tally.right, tally.gold);
  measures.f1 = F1(measures.precision, measures.recall);
  measures.lenient_f1 = measures.f1;  // findings are scored leniently
  return measures;
}

Score ScoreReport(const Document& document, const Report& report,
                  const std::vector<Mark>& truth) {
  Score score;
  EntityTruth entity_truth = SortMarks(truth);
  for (const Annotation& annotation : report.annotations) {
    EntityTally& tally = score.entities[std::string(annotation.type)];
    const EntityTally before = tally;
    ScoreAnnotation(annotation, document.InFile(annotation.span), &entity_truth,
                    &tally);
    RuleTally& rule = score.rules[std::string(annotation.rule)];
    rule.found += tally.found - before.found;
    rule.right += tally.strict - before.strict;
    rule.lenient +=
        tally.strict - before.strict + tally.misplaced - before.misplaced;
  }
  for (const Mark* mark : entity_truth.scored) {
    EntityTally& tally = score.entities[mark->type];
    ++tally.gold;
    if (entity_truth.lenient.contains(mark)) ++tally.lenient;
  }
  std::set<const Mark*> hit;
  for (const Finding& finding : report.findings) {
    if (finding.severity == Severity::kInfo) continue;
    if (IsOneOf(kUnscored, finding.category)) continue;
    const Span span = document.InFile(finding.span);
    bool right = false;
    for (const Mark& mark : truth) {
      if (!mark.finding || !Hits(finding, span, mark)) continue;
      hit.insert(&mark);
      right = true;
    }
    if (!right) ++score.findings[std::string(finding.category)].extra;
    RuleTally& rule = score.rules[std::string(finding.rule)];
    ++rule.found;
    if (right) ++rule.right;
    if (right) ++rule.lenient;
  }
  for (const Mark& mark : truth) {
    if (!mark.finding || mark.optional || IsOneOf(kUnscored, mark.type)) {
      continue;
    }
    FindingTally& tally = score.findings[mark.type];
    ++tally.gold;
    if (hit.contains(&mark)) ++tally.right;
  }
  return score;
}

std::string ScoreTable(const Score& score) {
  std::string table = fmt::format(
      "{:<14}{:>6}{:>7}{:>11}{:>8}{:>7}{:>9}{:>7}\n", "type", "truth", "found",
      "precision", "recall", "F1", "lenient", "value");
  table += Lines(score.entities);
  table += fmt::format("\n{:<14}{:>6}{:>7}{:>11}{:>8}{:>7}\n", "category",
                       "truth", "found", "precision", "recall", "F1");
  return table + Lines(score.findings);
}

std::string RuleTable(const Score& score) {
  std::vector<std::pair<std::string, RuleTally>> rules(score.rules.begin(),
                                                       score.rules.end());
  std::erase_if(rules, [](const auto& named) {
    return named.second.right >= named.second.found;
  });
  std::ranges::stable_sort(rules, std::greater<>(), [](const auto& named) {
    return named.second.found - named.second.right;
  });
  if (rules.empty()) return {};
  std::string table = fmt::format("{:<34}{:>6}{:>7}{:>11}{:>9}\n", "rule",
                                  "found", "wrong", "precision", "lenient");
  for (const auto& [name, tally] : rules) {
    table +=
        fmt::format("{:<34}{:>6}{:>7}{:>11.3f}{:>9.3f}\n", name, tally.found,
                    tally.found - tally.right, Ratio(tally.right, tally.found),
                    Ratio(tally.lenient, tally.found));
  }
  return table;
}

}  // namespace galley
