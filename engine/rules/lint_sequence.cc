// Lint of sequences: alternatives said twice, or that no example shows.
#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "engine/rules/describe.h"
#include "engine/rules/lint_log.h"
#include "engine/text/marked_text.h"

namespace galley {
namespace {

std::string Lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return text;
}

// The texts of the <ok> of a rule, in small letters.
std::string TextsOf(const Rule& rule) {
  std::string all;
  for (const Example& example : rule.examples) {
    if (!example.match) continue;
    const auto marked = ParseMarks(example.marked, MarkDialect::kExample);
    if (marked) all += Lower(marked->text) + '\n';
  }
  return all;
}

class SequenceLinter {
 public:
  SequenceLinter(const Rule& rule, LintLog* log)
      : rule_(rule), log_(*log), texts_(TextsOf(rule)) {}

  void Run(const Element& element) {
    CheckTwice(element);
    if (element.kind == Element::Kind::kChoice) {
      CheckSiblings(element);
      for (const Element& child : element.children) CheckShown(child);
    }
    for (const Element& child : element.children) Run(child);
  }

 private:
  void Say(std::string_view code, const Element& element, std::string message) {
    SourcePlace place = element.place;
    place.file = rule_.place.file;
    log_.Say(code, place, fmt::format("{}: {}", rule_.id, message));
  }

  void CheckTwice(const Element& element) {
    std::set<std::string> seen;
    for (const std::string& text : element.texts) {
      if (seen.insert(element.fold ? Lower(text) : text).second) continue;
      Say("idle-alternative", element,
          fmt::format("\"{}\" stands there twice; delete one", text));
    }
  }

  // Words that two elements of one <alt> take, with nothing else asked.
  void CheckSiblings(const Element& choice) {
    std::set<std::string> seen;
    for (const Element& child : choice.children) {
      if (child.kind != Element::Kind::kWord || child.fold ||
          !child.shapes.empty() || !child.not_in.empty() ||
          !child.capture.empty()) {
        continue;
      }
      for (const std::string& text : child.texts) {
        if (seen.insert(text).second) continue;
        if (std::ranges::count(child.texts, text) > 1) continue;
        Say("idle-alternative", child,
            fmt::format("\"{}\" is a word of an earlier alternative; delete "
                        "one",
                        text));
      }
    }
  }

  // Some text that a match of `element` must hold stands in an example; true
  // where it need hold none.
  bool MayBeShown(const Element& element) const {
    if (element.kind == Element::Kind::kWord && !element.texts.empty()) {
      return std::ranges::any_of(element.texts, [this](const std::string& one) {
        return texts_.find(Lower(one)) != std::string::npos;
      });
    }
    if (element.kind == Element::Kind::kRow ||
        (element.kind == Element::Kind::kRepeat && element.min > 0)) {
      return std::ranges::all_of(
          element.children,
          [this](const Element& child) { return MayBeShown(child); });
    }
    if (element.kind == Element::Kind::kChoice) {
      return std::ranges::any_of(
          element.children,
          [this](const Element& child) { return MayBeShown(child); });
    }
    return true;
  }

  void CheckShown(const Element& alternative) {
    if (MayBeShown(alternative)) return;
    Say("untested-alternative", alternative,
        fmt::format("no example shows {}; add an <ok> that needs it, or delete "
                    "it",
                    Describe(alternative)));
  }

  const Rule& rule_;
  LintLog& log_;
  const std::string texts_;
};

}  // namespace

void LintSequence(const Rule& rule, LintLog* log) {
  SequenceLinter(rule, log).Run(rule.sequence);
}

}  // namespace galley
