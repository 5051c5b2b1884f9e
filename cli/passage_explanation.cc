#include "cli/passage_explanation.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/report/excerpt.h"
#include "engine/report/json.h"
#include "engine/report/json_tree.h"
#include "engine/report/place_finder.h"
#include "engine/rules/describe.h"
#include "validators/duplicate/likest.h"

namespace galley {
namespace {

constexpr size_t kTextColumns = 60;
constexpr std::string_view kValidator = "duplicate";

class Passages {
 public:
  Passages(const Document& document, const Database& database,
           const Report& report)
      : document_(document),
        database_(database),
        report_(report),
        places_(document) {}

  void Add(const Likest& likest, bool asked, bool json, std::string* out) {
    const Finding* finding = FindingAt(likest.sentence);
    if (finding == nullptr && !asked && !IsNear(likest)) return;
    const Rule& rule = RuleOf(finding == nullptr ? likest.rule : finding->rule);
    if (json) {
      AddJson(likest, finding, rule, out);
    } else {
      AddText(likest, finding, rule, out);
    }
  }

 private:
  const Rule& RuleOf(std::string_view id) const {
    return database_.book.rules[database_.book.RuleIndex(id)];
  }

  // The finding of a duplicate that holds the sentence, or a part of it.
  const Finding* FindingAt(Span sentence) const {
    const auto found =
        std::ranges::find_if(report_.findings, [&](const Finding& one) {
          return one.span.Overlaps(sentence) &&
                 RuleOf(one.rule).validator == kValidator;
        });
    return found == report_.findings.end() ? nullptr : &*found;
  }

  // Half of every measure is reached.
  static bool IsNear(const Likest& likest) {
    return !likest.measures.empty() &&
           std::ranges::all_of(likest.measures, [](const LikestMeasure& one) {
             return 2 * one.reached >= one.needed;
           });
  }

  static const LikestMeasure* FirstFailed(const Likest& likest) {
    const auto failed = std::ranges::find_if(
        likest.measures,
        [](const LikestMeasure& one) { return one.reached < one.needed; });
    return failed == likest.measures.end() ? nullptr : &*failed;
  }

  static std::string Said(const LikestMeasure& measure) {
    return fmt::format("{}: {}{}, {}{} needed ({})", measure.name,
                       measure.reached, measure.unit, measure.needed,
                       measure.unit, measure.param);
  }

  static std::string ReasonOf(const Likest& likest) {
    if (likest.other.empty()) return "no other sentence shares a word with it";
    const LikestMeasure* failed = FirstFailed(likest);
    if (failed != nullptr) return Said(*failed);
    return "alike enough; but it is declared common, belongs to a heading or a "
           "frame of such sentences, or no pack has a check for its kind";
  }

  static std::string ChangeOf(const Likest& likest, const Rule& rule) {
    const LikestMeasure* failed = FirstFailed(likest);
    if (failed == nullptr) return {};
    return fmt::format("lower {} of {} to {}", failed->param,
                       Describe(rule.place), failed->reached);
  }

  std::string Shown(Span span) const {
    return Shortened(span.In(document_.text()), kTextColumns);
  }

  void AddText(const Likest& likest, const Finding* finding, const Rule& rule,
               std::string* out) {
    const Place place = places_.Of(likest.sentence);
    *out += fmt::format("{}:{}:{}: {} {} \"{}\" [{}] {}\n",
                        Printable(document_.name()), place.line, place.column,
                        finding == nullptr ? "nearly" : "counts as", rule.type,
                        Shown(likest.sentence), rule.id, Describe(rule.place));
    const auto line = [out](std::string_view label, std::string_view text) {
      *out += fmt::format("    {}: {}\n", label, Printable(text));
    };
    if (!likest.other.empty()) {
      const Place other = places_.Of(likest.other);
      line("likest",
           fmt::format("line {}, \"{}\"", other.line, Shown(likest.other)));
    }
    if (finding != nullptr) {
      for (const LikestMeasure& one : likest.measures) {
        *out += fmt::format("    {}\n", Said(one));
      }
      return;
    }
    line("but", ReasonOf(likest));
    const std::string change = ChangeOf(likest, rule);
    if (!change.empty()) line("change", change);
  }

  void AddJson(const Likest& likest, const Finding* finding, const Rule& rule,
               std::string* out) {
    const Place place = places_.Of(likest.sentence);
    JsonTree measures = JsonTree::array();
    for (const LikestMeasure& one : likest.measures) {
      measures.push_back({{"param", one.param},
                          {"reached", one.reached},
                          {"needed", one.needed}});
    }
    JsonTree tree = {{"kind", "passage"},
                     {"path", ValidPath(document_.name())},
                     {"rule", rule.id},
                     {"type", rule.type},
                     {"start", place.file.begin},
                     {"end", place.file.end},
                     {"line", place.line},
                     {"column", place.column},
                     {"text", place.source},
                     {"pack", Describe(rule.place)},
                     {"outcome", finding == nullptr ? "none" : "kept"},
                     {"measures", std::move(measures)}};
    tree["likest"] = nullptr;
    if (!likest.other.empty()) {
      const Place other = places_.Of(likest.other);
      tree["likest"] = {{"line", other.line},
                        {"column", other.column},
                        {"text", other.source}};
    }
    if (finding == nullptr) {
      tree["reason"] = ReasonOf(likest);
      tree["change"] = ChangeOf(likest, rule);
    }
    AppendJson(tree, out);
    *out += '\n';
  }

  const Document& document_;
  const Database& database_;
  const Report& report_;
  PlaceFinder places_;
};

}  // namespace

std::string ExplainPassages(const Document& document, const Database& database,
                            const Report& report, const Trace& trace,
                            bool json) {
  const auto asks = [&trace](const Rule& rule) {
    return rule.validator == kValidator && trace.AsksFor(rule.id, rule.type);
  };
  const bool asked = std::ranges::any_of(database.book.rules, asks);
  std::string out;
  if (!trace.why_not.empty() && !asked) return out;
  Passages passages(document, database, report);
  for (const Likest& likest :
       LikestSentences(document, trace.within, database)) {
    passages.Add(likest, asked, json, &out);
  }
  return out;
}

}  // namespace galley
