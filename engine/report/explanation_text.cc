// An explanation for people.
#include <fmt/core.h>

#include "engine/report/excerpt.h"
#include "engine/report/explanation.h"
#include "engine/report/place_finder.h"
#include "engine/rules/describe.h"

namespace galley {
namespace {

constexpr size_t kTextColumns = 60;

class Page {
 public:
  Page(const Document& document, const Database& database)
      : document_(document), database_(database), places_(document) {}

  std::string Write(const Explanation& explanation) {
    for (const ExplainedMatch& match : explanation.matches) Add(match);
    for (const ExplainedMiss& miss : explanation.misses) Add(miss);
    if (out_.empty()) out_ = "no rule matched here, or came near\n";
    return std::move(out_);
  }

 private:
  void Head(Span span, std::string_view verdict, std::string_view type,
            std::string_view rule) {
    const Place place = places_.Of(span);
    const Rule& source = RuleOf(rule);
    out_ +=
        fmt::format("{}:{}:{}: {} {} \"{}\" [{}] {}\n",
                    Printable(document_.name()), place.line, place.column,
                    verdict, type, Shown(span), rule, Describe(source.place));
  }
  const Rule& RuleOf(std::string_view rule) const {
    return *database_.rules[database_.book.RuleIndex(rule)].rule;
  }
  std::string Shown(Span span) const {
    return Shortened(span.In(document_.text()), kTextColumns);
  }
  void Line(std::string_view label, std::string_view text) {
    out_ += fmt::format("    {}: {}\n", label, Printable(text));
  }

  void Add(const ExplainedMatch& one) {
    const TracedMatch& match = one.match;
    const bool kept = one.annotation != nullptr || one.finding != nullptr;
    Head(match.span,
         kept                     ? "kept"
         : one.contest != nullptr ? "lost"
                                  : "internal",
         match.type, match.rule);
    for (const auto& [name, span] : match.captures) {
      Line(name, fmt::format("\"{}\"", Shown(span)));
    }
    if (one.annotation != nullptr) AddValues(*one.annotation);
    if (one.finding != nullptr) AddFinding(*one.finding, match);
    if (one.contest != nullptr) AddContest(*one.contest);
    if (kept) AddExample(match.rule);
  }

  void AddValues(const Annotation& annotation) {
    if (annotation.value) Line("value", *annotation.value);
    if (annotation.id) Line("id", *annotation.id);
    for (const Attribute& attribute : annotation.attributes) {
      Line(attribute.name, attribute.value);
    }
  }
  void AddFinding(const Finding& finding, const TracedMatch& match) {
    if (finding.rule != match.rule || finding.span != match.span) {
      Line("part of",
           fmt::format("\"{}\" [{}]", Shown(finding.span), finding.rule));
    }
    Line("message", finding.message);
  }
  void AddContest(const Contest& contest) {
    Line("lost to", fmt::format("{} \"{}\" [{}]: {}", contest.winner.type,
                                Shown(contest.winner.span), contest.winner.rule,
                                NameOf(contest.decision)));
  }
  void AddExample(std::string_view rule) {
    for (const Example& example : RuleOf(rule).examples) {
      if (!example.match) continue;
      Line("example", Shortened(example.marked, kTextColumns));
      return;
    }
  }

  void Add(const ExplainedMiss& one) {
    const NearMiss& miss = *one.miss;
    Head(miss.span, "nearly", RuleOf(miss.rule).type, miss.rule);
    Line("but", one.reason);
    Line("change", one.change);
  }

  const Document& document_;
  const Database& database_;
  PlaceFinder places_;
  std::string out_{};
};

}  // namespace

std::string ExplanationText(const Document& document, const Database& database,
                            const Explanation& explanation) {
  return Page(document, database).Write(explanation);
}

}  // namespace galley
