#include "engine/check/examples.h"

#include <fmt/core.h>

#include <algorithm>
#include <memory>

#include "engine/check/review.h"
#include "engine/input/reader.h"
#include "engine/text/marked_text.h"

namespace galley {
namespace {

// An entity or a finding at a place of the example's file.
struct Found {
  Span span{};
  std::string type{};
  std::string rule{};
  std::string value{};  // or id, where there is no value
  const Annotation* annotation = nullptr;
};

class ExampleRunner {
 public:
  ExampleRunner(const Database& database,
                std::span<const ValidatorEntry> validators)
      : database_(database),
        annotator_(database),
        review_(database, validators) {}

  void Run(uint32_t rule, ExampleResult* result) {
    rule_ = database_.rules[rule].rule;
    index_ = rule;
    result_ = result;
    ++result->rules;
    CheckNumbers();
    result->rule_ids.push_back(rule_->id);
    for (const Example& example : rule_->examples) {
      ++result->examples;
      const size_t todo = result->todo.size();
      RunExample(example);
      if (example.todo && result->todo.size() == todo) {
        result->failures.push_back(
            {rule_->place.file, example.place.line, rule_->id,
             "is marked todo=\"yes\" and is kept; take the mark away"});
      }
    }
  }

 private:
  void CheckNumbers();
  void RunExample(const Example& example);
  std::vector<Found> FindAlone(const Document& document);
  void CompareAlone(const Document& document, const MarkedText& wanted);
  void CheckAsserted(const Found& found, const Mark& mark);
  void CheckTogether(const Document& document, const MarkedText& wanted);
  void CheckWinner(const Document& document);
  void Fail(std::string message, const MarkedText* wanted,
            const std::vector<Found>& found);

  const Database& database_;
  Annotator annotator_;
  Review review_;
  const Rule* rule_ = nullptr;
  uint32_t index_ = 0;
  const Example* example_ = nullptr;
  ExampleResult* result_ = nullptr;
  std::vector<Annotation> annotations_{};
  Report report_{};
};

bool IsFormat(const std::string& format) {
  return std::ranges::find(Readers(), format, &Reader::name) != Readers().end();
}

// A file name that the reader of this format takes; plain text otherwise.
std::string NameFor(const std::string& format) {
  for (const Reader& reader : Readers()) {
    if (reader.name == format && !reader.extensions.empty()) {
      return "example" + std::string(reader.extensions.front());
    }
  }
  return "example.txt";
}

std::vector<Mark> MarksOf(const std::vector<Found>& found, bool finding) {
  std::vector<Mark> marks;
  for (const Found& one : found) {
    marks.push_back({finding, false, one.type, one.value, one.span});
  }
  return marks;
}

void ExampleRunner::Fail(std::string message, const MarkedText* wanted,
                         const std::vector<Found>& found) {
  ExampleFailure failure;
  failure.file = rule_->place.file;
  failure.line = example_ == nullptr ? rule_->place.line : example_->place.line;
  failure.rule = rule_->id;
  failure.message = std::move(message);
  if (wanted != nullptr) {
    failure.text = wanted->text;
    failure.wanted = wanted->marks;
    failure.found = MarksOf(found, rule_->check);
  }
  const bool known = example_ != nullptr && example_->todo;
  (known ? result_->todo : result_->failures).push_back(std::move(failure));
}

void ExampleRunner::CheckNumbers() {
  example_ = nullptr;
  if (rule_->type.empty()) return;  // a list for other rules
  const int needed = rule_->check ? 2 : 1;
  const auto count = [&](bool match) {
    return std::ranges::count(rule_->examples, match, &Example::match);
  };
  if (count(true) < needed || count(false) < needed) {
    Fail(
        fmt::format("has {} <ok> and {} <no>; {} needs {} of each", count(true),
                    count(false), rule_->check ? "a check" : "a rule", needed),
        nullptr, {});
  }
}

void ExampleRunner::RunExample(const Example& example) {
  example_ = &example;
  auto wanted = ParseMarks(example.marked, MarkDialect::kExample);
  if (!wanted) {
    Fail(wanted.error().front().message, nullptr, {});
    return;
  }
  for (Mark& mark : wanted->marks) {
    if (mark.type.empty()) mark.type = rule_->type;
    mark.finding = rule_->check;
  }
  if (example.match == wanted->marks.empty()) {
    Fail(example.match ? "an <ok> marks what must be found, with ⟦⟧ or ⟪⟫"
                       : "a <no> holds no marks",
         nullptr, {});
    return;
  }
  if (!example.format.empty() && !IsFormat(example.format)) {
    Fail(fmt::format(
             "there is no format \"{}\"; use text, markdown, html or fodt",
             example.format),
         nullptr, {});
    return;
  }
  std::vector<std::string> notes;
  auto document =
      ReadDocument(NameFor(example.format), wanted->text, {}, &notes);
  if (!document) {
    Fail(document.error().front().message, nullptr, {});
    return;
  }
  const auto unkept = [&] {
    return result_->failures.size() + result_->todo.size();
  };
  const size_t before = unkept();
  CompareAlone(**document, *wanted);
  if (unkept() != before) return;
  if (example.match && !example.alone && !rule_->internal) {
    CheckTogether(**document, *wanted);
  }
  if (!example.winner.empty()) CheckWinner(**document);
}

std::vector<Found> ExampleRunner::FindAlone(const Document& document) {
  std::vector<Found> found;
  if (rule_->check) {
    report_ = review_.Check(document, annotator_);
    for (const Finding& finding : report_.findings) {
      if (finding.rule != rule_->id) continue;
      found.push_back({document.InFile(finding.span),
                       std::string(finding.category), rule_->id, "", nullptr});
    }
  } else {
    annotations_ = annotator_.AnnotateAlone(document, index_);
    for (const Annotation& one : annotations_) {
      if (one.rule != rule_->id) continue;
      found.push_back({document.InFile(one.span), std::string(one.type),
                       rule_->id, one.value.value_or(""), &one});
    }
  }
  return found;
}

void ExampleRunner::CompareAlone(const Document& document,
                                 const MarkedText& wanted) {
  const std::vector<Found> found = FindAlone(document);
  bool same = found.size() == wanted.marks.size();
  for (size_t i = 0; same && i < found.size(); ++i) {
    same = found[i].span == wanted.marks[i].span &&
           found[i].type == wanted.marks[i].type;
  }
  if (!same) {
    Fail(example_->match ? "the rule does not find exactly what is marked"
                         : "the rule finds something here, and must not",
         &wanted, found);
    return;
  }
  for (size_t i = 0; i < found.size(); ++i) {
    CheckAsserted(found[i], wanted.marks[i]);
  }
}

void ExampleRunner::CheckAsserted(const Found& found, const Mark& mark) {
  const auto compare = [&](std::string_view name, const std::string& want,
                           const std::string& got) {
    if (want == got) return;
    Fail(fmt::format("{} is \"{}\", not \"{}\"", name, got, want), nullptr, {});
  };
  if (found.annotation == nullptr) return;
  const Annotation& one = *found.annotation;
  if (!mark.value.empty()) {
    compare("value", mark.value, one.value.value_or(one.id.value_or("")));
  }
  for (const auto& [name, want] : example_->asserted) {
    std::string got;
    if (name == "value") {
      got = one.value.value_or("");
    } else if (name == "id") {
      got = one.id.value_or("");
    } else {
      for (const Attribute& attribute : one.attributes) {
        if (attribute.name == name) got = attribute.value;
      }
    }
    compare(name, want, got);
  }
}

void ExampleRunner::CheckTogether(const Document& document,
                                  const MarkedText& wanted) {
  if (!rule_->check) report_ = review_.Tag(document, annotator_);
  std::vector<Found> found;
  for (const Annotation& one : report_.annotations) {
    if (rule_->check) break;
    found.push_back({document.InFile(one.span), std::string(one.type),
                     std::string(one.rule), one.value.value_or(""), &one});
  }
  for (const Finding& finding : report_.findings) {
    if (!rule_->check) break;
    found.push_back({document.InFile(finding.span),
                     std::string(finding.category), std::string(finding.rule),
                     "", nullptr});
  }
  for (const Mark& mark : wanted.marks) {
    const bool stands = std::ranges::any_of(found, [&](const Found& one) {
      return one.span == mark.span && one.type == mark.type;
    });
    if (!stands) {
      Fail("with all packs together another rule takes its place", &wanted,
           found);
      return;
    }
  }
}

void ExampleRunner::CheckWinner(const Document& document) {
  const Report report = review_.Check(document, annotator_);
  const bool won =
      std::ranges::any_of(report.annotations,
                          [&](const Annotation& one) {
                            return one.rule == example_->winner;
                          }) ||
      std::ranges::any_of(report.findings, [&](const Finding& one) {
        return one.rule == example_->winner;
      });
  if (!won) {
    Fail(fmt::format("winner \"{}\" finds nothing here", example_->winner),
         nullptr, {});
  }
}

}  // namespace

ExampleResult RunExamples(const Database& database,
                          std::span<const ValidatorEntry> validators,
                          const ExampleChoice& choice) {
  const auto& only = choice.packs;
  ExampleResult result;
  ExampleRunner runner(database, validators);
  for (uint32_t i = 0; i < database.rules.size(); ++i) {
    const Rule& rule = *database.rules[i].rule;
    const std::string& file = rule.place.file;
    if (!choice.only.empty() && !choice.only.contains(rule.id) &&
        !choice.only.contains(rule.type)) {
      continue;
    }
    if (choice.fail_fast && !result.failures.empty()) break;
    const bool chosen =
        only.empty() || std::ranges::any_of(only, [&](const std::string& path) {
          return file.starts_with(path);
        });
    if (chosen) runner.Run(i, &result);
  }
  std::ranges::stable_sort(result.failures, [](const auto& a, const auto& b) {
    return std::pair(a.file, a.line) < std::pair(b.file, b.line);
  });
  return result;
}

}  // namespace galley
