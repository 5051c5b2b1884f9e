#include "engine/report/profile.h"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "engine/base/join.h"
#include "engine/match/pattern_set.h"
#include "engine/report/json_tree.h"
#include "engine/rules/describe.h"

namespace galley {
namespace {

constexpr size_t kMaxAdvised = 10;   // of the dearest rules
constexpr double kDearShare = 0.02;  // of the time
constexpr uint64_t kVainHits = 20;   // for each match
constexpr size_t kMaxAmbiguous = 40;

}  // namespace

Profile::Profile(const Database& database)
    : database_(database),
      rules_(database.rules.size()),
      lost_to_(database.rules.size()) {
  for (size_t set = 0; set < database.sets.size(); ++set) {
    const std::vector<Pattern>& patterns = database.sets[set].patterns();
    for (size_t i = 0; i < patterns.size(); ++i) {
      RuleProfile& rule = rules_[database.pattern_rules[set][i]];
      const StopWatch watch;
      const auto alone = PatternSet::Compile({patterns[i]});
      rule.compile_milliseconds = watch.Milliseconds();
      if (alone) rule.database_bytes = alone->database_bytes();
    }
  }
}

void Profile::Add(const Trace& trace, const Report& report) {
  for (size_t i = 0; i < rules_.size(); ++i) {
    rules_[i].hits += trace.costs[i].hits;
    rules_[i].milliseconds += trace.costs[i].milliseconds;
  }
  const auto index = [&](std::string_view id) {
    return database_.book.RuleIndex(id);
  };
  std::map<Span, std::pair<std::string_view, std::set<std::string_view>>> names;
  for (const TracedMatch& match : trace.matches) {
    const uint32_t rule = index(match.rule);
    ++rules_[rule].matches;
    if (database_.rules[rule].rule->kind == RuleKind::kGazetteer) {
      names[match.span].second.insert(match.type);
      names[match.span].first = match.text;
    }
  }
  for (const auto& [span, name] : names) {
    if (name.second.size() < 2) continue;
    ambiguous_[std::string(name.first)].insert(name.second.begin(),
                                               name.second.end());
  }
  for (const Annotation& one : report.annotations) {
    ++rules_[index(one.rule)].kept;
  }
  for (const Finding& one : report.findings) {
    RuleProfile& rule = rules_[index(one.rule)];
    ++rule.kept;
    if (database_.rules[index(one.rule)].rule->kind == RuleKind::kValidator) {
      ++rule.matches;
    }
  }
  for (const Contest& one : trace.contests) {
    ++lost_to_[index(one.loser.rule)][one.winner.rule];
  }
}

std::vector<uint32_t> Profile::DearestFirst() const {
  std::vector<uint32_t> order(rules_.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, std::greater<>(),
                           [&](uint32_t i) { return rules_[i].milliseconds; });
  return order;
}

double Profile::TotalMilliseconds() const {
  double total = 0;
  for (const RuleProfile& rule : rules_) total += rule.milliseconds;
  return total;
}

std::string_view Profile::KindOf(uint32_t rule) const {
  switch (database_.rules[rule].rule->kind) {
    case RuleKind::kPattern:
      return "pattern";
    case RuleKind::kSequence:
      return "sequence";
    case RuleKind::kGazetteer:
      return "gazetteer";
    case RuleKind::kValidator:
      break;
  }
  return "validator";
}

std::string_view Profile::AlwaysLostTo(uint32_t rule) const {
  const bool internal = database_.rules[rule].rule->internal;
  if (internal || rules_[rule].kept > 0 || lost_to_[rule].empty()) return {};
  return std::ranges::max_element(
             lost_to_[rule], {},
             [](const auto& winner) { return winner.second; })
      ->first;
}

std::string Profile::Advice(uint32_t rule) const {
  const RuleProfile& one = rules_[rule];
  const uint64_t vain = one.hits / std::max<uint64_t>(1, one.matches);
  const bool pattern = database_.rules[rule].rule->kind == RuleKind::kPattern;
  if (vain >= kVainHits) {
    return fmt::format(
        "{} {} times for each match: {}",
        pattern ? "its trigger fires" : "it is tried", vain,
        pattern ? "give it a text that is rarer, or make it a sequence"
                : "name a word or a list that is rarer and that it must hold");
  }
  return pattern ? "bound what stands before its rare part"
                 : "bound its repetitions, and restrict their words";
}

std::string Profile::Text() const {
  const double total = TotalMilliseconds();
  const auto share = [&](uint32_t i) {
    return total == 0 ? 0 : rules_[i].milliseconds / total;
  };
  std::string text = fmt::format(
      "{:<34} {:<9} {:>9} {:>8} {:>8} {:>9} {:>6} "
      "{:>8} {:>9}\n",
      "rule", "kind", "hits", "matches", "kept", "ms", "share", "build ms",
      "bytes");
  const std::vector<uint32_t> order = DearestFirst();
  for (const uint32_t i : order) {
    const RuleProfile& one = rules_[i];
    text += fmt::format(
        "{:<34} {:<9} {:>9} {:>8} {:>8} {:>9.2f} {:>5.1f}% {:>8.1f} {:>9}\n",
        database_.rules[i].rule->id, KindOf(i), one.hits, one.matches, one.kept,
        one.milliseconds, 100 * share(i), one.compile_milliseconds,
        one.database_bytes);
  }
  std::string advice;
  for (size_t i = 0; i < std::min(kMaxAdvised, order.size()); ++i) {
    if (share(order[i]) < kDearShare) break;
    advice += fmt::format("  {}: {}\n", database_.rules[order[i]].rule->id,
                          Advice(order[i]));
  }
  if (!advice.empty()) text += "\nto make it faster:\n" + advice;
  std::string never;
  std::string loses;
  for (uint32_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = *database_.rules[i].rule;
    if (rule.type.empty()) continue;
    if (rules_[i].matches == 0) {
      never += fmt::format("  {} {}\n", rule.id, Describe(rule.place));
    } else if (const auto winner = AlwaysLostTo(i); !winner.empty()) {
      loses += fmt::format("  {} to {}, {} times\n", rule.id, winner,
                           lost_to_[i].at(winner));
    }
  }
  if (!never.empty()) text += "\nnever found anything:\n" + never;
  if (!loses.empty()) text += "\nalways lose:\n" + loses;
  std::string names;
  size_t shown = 0;
  for (const auto& [name, types] : ambiguous_) {
    if (++shown > kMaxAmbiguous) break;
    names += fmt::format("  \"{}\": {}\n", name, Join(types, ", "));
  }
  if (ambiguous_.size() > kMaxAmbiguous) {
    names +=
        fmt::format("  ... and {} more\n", ambiguous_.size() - kMaxAmbiguous);
  }
  if (!names.empty()) text += "\nnames of several types:\n" + names;
  return text;
}

std::string Profile::JsonLines() const {
  std::string lines;
  for (const uint32_t i : DearestFirst()) {
    const RuleProfile& one = rules_[i];
    AppendJson({{"kind", "rule"},
                {"rule", database_.rules[i].rule->id},
                {"means", KindOf(i)},
                {"hits", one.hits},
                {"matches", one.matches},
                {"kept", one.kept},
                {"ms", one.milliseconds},
                {"compile_ms", one.compile_milliseconds},
                {"bytes", one.database_bytes},
                {"loses_to", AlwaysLostTo(i)}},
               &lines);
    lines += '\n';
  }
  for (const auto& [name, types] : ambiguous_) {
    AppendJson({{"kind", "ambiguous"}, {"name", name}, {"types", types}},
               &lines);
    lines += '\n';
  }
  return lines;
}

}  // namespace galley
