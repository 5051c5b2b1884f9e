// Lint of patterns: repeats without bound, alternatives that do nothing or that
// no example shows.
#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "engine/match/confirm.h"
#include "engine/match/macro_text.h"
#include "engine/match/regex_alternatives.h"
#include "engine/match/regex_measure.h"
#include "engine/rules/lint_log.h"
#include "engine/text/fold.h"
#include "engine/text/marked_text.h"

namespace galley {
namespace {

// The texts of the <ok> of a rule, as its pattern sees them; nothing where one
// is in a format that has to be read.
using Texts = std::vector<std::string>;
std::optional<Texts> TextsOf(const Rule& rule) {
  Texts texts;
  for (const Example& example : rule.examples) {
    if (!example.match) continue;
    if (!example.format.empty()) return std::nullopt;
    auto marked = ParseMarks(example.marked, MarkDialect::kExample);
    if (!marked) return std::nullopt;
    std::string view;  // empty: the text is its own
    if (rule.pattern.tolerant) view = MatchingView(marked->text);
    texts.push_back(view.empty() ? std::move(marked->text) : std::move(view));
  }
  return texts;
}

// What a pattern finds in the examples, letter for letter; nothing where it is
// refused.
std::optional<std::vector<Span>> FoundBy(const std::string& source,
                                         const Rule& rule,
                                         const MacroTable& macros,
                                         const Texts& texts,
                                         ConfirmContext* context) {
  PatternOptions options = rule.pattern;
  options.trigger = "[a-z]";  // none is used here, and deriving one takes long
  const auto pattern = MakePattern(source, macros, options);
  if (!pattern) return std::nullopt;
  std::vector<Span> found;
  Confirm confirm(*pattern, *context);
  for (const std::string& subject : texts) {
    Confirm::Range range{0, subject.size(), subject.size()};
    while (range.first < range.end &&
           confirm.FindInUtf(subject, range) == Confirm::Outcome::kFound) {
      found.push_back(confirm.span());
      range.first = confirm.span().end;
    }
    found.push_back({});  // between texts
  }
  return found;
}

bool IsPlain(std::string_view alternative) {
  return alternative.find_first_of("\\[({.*+?^$") == std::string_view::npos;
}

bool IsMacro(std::string_view alternative) {
  return alternative.starts_with('{') && alternative.ends_with('}') &&
         alternative.find('{', 1) == std::string_view::npos;
}

std::string_view Trimmed(std::string_view text) {
  while (text.ends_with('\n') || text.ends_with(' ')) {
    if (text.ends_with(' ') && text.find('\n') == std::string_view::npos) break;
    text.remove_suffix(1);
  }
  return text;
}

// Without one of its alternatives, and the bar at it.
std::string Without(const std::string& source, const AlternativeSpans& group,
                    size_t index) {
  const Span span = group[index];
  std::string rest = source;
  const size_t begin = index == 0 ? span.begin : span.begin - 1;
  const size_t end = index == 0 ? span.end + 1 : span.end;
  rest.erase(begin, end - begin);
  return rest;
}

void LintExamples(const Rule& rule, const MacroTable& macros, LintLog* log) {
  const std::optional<Texts> texts = TextsOf(rule);
  const std::vector<AlternativeSpans> groups = AlternativesIn(rule.match);
  if (!texts || texts->empty() || groups.empty()) return;
  ConfirmContext context;
  const auto whole = FoundBy(rule.match, rule, macros, *texts, &context);
  for (const AlternativeSpans& group : groups) {
    std::vector<std::string_view> untested;
    size_t shown_macros = 0;
    size_t shown_others = 0;
    for (size_t i = 0; i < group.size(); ++i) {
      const std::string_view alternative = Trimmed(group[i].In(rule.match));
      if (IsPlain(alternative)) continue;
      const auto rest = FoundBy(Without(rule.match, group, i), rule, macros,
                                *texts, &context);
      if (rest && rest == whole) {
        untested.push_back(alternative);
      } else {
        ++(IsMacro(alternative) ? shown_macros : shown_others);
      }
    }
    for (const std::string_view alternative : untested) {
      const bool macro_only =
          shown_macros > 0 && shown_others == 0 && !IsMacro(alternative);
      log->Say(macro_only ? "macro-only-example" : "untested-alternative",
               rule.place,
               fmt::format("{}: {} \"{}\"; add an <ok> that only it finds, or "
                           "delete it",
                           rule.id,
                           macro_only
                               ? "its examples show what macros find, and none"
                               : "no example shows",
                           alternative));
    }
  }
}

}  // namespace

void LintAlternatives(const std::string& what, const std::string& source,
                      const MacroTable& macros, bool fold,
                      const SourcePlace& place, LintLog* log) {
  // Macros are looked at by themselves.
  MacroTable opaque;
  char32_t stand_in = 0xE000;
  for (const auto& [name, text] : macros) {
    opaque[name] =
        fmt::format("\\x{{{:x}}}", static_cast<uint32_t>(stand_in++));
  }
  const auto tree = ParseRegex(source, opaque);
  if (!tree) return;  // a macro that is no whole pattern
  for (const IdleAlternative& idle : IdleAlternatives(*tree, fold)) {
    const std::string named =
        idle.text.empty() ? "one of its alternatives"
                          : fmt::format("the alternative \"{}\"", idle.text);
    log->Say(
        "idle-alternative", place,
        idle.twice
            ? fmt::format("{}: {} stands there twice; delete one", what, named)
            : fmt::format("{}: {} is found by an earlier one; delete it", what,
                          named));
  }
}

void LintPattern(const Rule& rule, const MacroTable& macros, LintLog* log) {
  const auto tree = ParseRegex(rule.match, macros);
  if (tree && HasUnboundedRepeat(*tree) &&
      rule.pattern.max_span == PatternOptions().max_span) {
    log->Say("unbounded-repeat", rule.place,
             fmt::format("{}: its repeats without bound end after {} "
                         "characters; write how far they go, as in {{1,20}}, "
                         "or give a max-span",
                         rule.id, rule.pattern.max_span));
  }
  LintAlternatives(rule.id, rule.match, macros,
                   rule.pattern.case_mode == CaseMode::kFold, rule.place, log);
  LintExamples(rule, macros, log);
}

}  // namespace galley
