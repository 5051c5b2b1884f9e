#include "engine/report/test_report.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "engine/report/change_writer.h"
#include "engine/report/excerpt.h"
#include "engine/report/json_tree.h"
#include "engine/report/line_diff.h"
#include "engine/report/mark_diff.h"
#include "engine/report/markup.h"

namespace galley {
namespace {

std::string Shown(const ExampleFailure& failure) {
  return fmt::format("{}:{}: {}: {}\n{}", failure.file, failure.line,
                     failure.rule, failure.message,
                     MarkDiff(failure.text, failure.wanted, failure.found));
}

std::string Shown(const GoldenDifference& difference) {
  std::string text;
  for (const GoldenChange& one : difference.changes) {
    const SaidEntry& shown = one.change.Shown();
    text += fmt::format("{}{}: {} {}{} [{}]\n", difference.file,
                        one.line == 0 ? "" : fmt::format(":{}", one.line),
                        NameOf(one.change.kind), shown.type,
                        Printable(shown.saying), shown.rule);
    if (one.change.kind == ChangeKind::kChanged) {
      text += fmt::format("    was {}{} [{}]\n", one.change.before.type,
                          Printable(one.change.before.saying),
                          one.change.before.rule);
    }
    text += one.shown;
  }
  return difference.changes.empty() ? difference.diff : text;
}

template <typename Tally>
void AppendScores(const char* kind, const std::map<std::string, Tally>& tallies,
                  std::string* lines) {
  for (const auto& [name, tally] : tallies) {
    const Measures measures = MeasuresOf(tally);
    AppendJson({{"kind", "score"},
                {kind, name},
                {"truth", tally.gold},
                {"precision", measures.precision},
                {"recall", measures.recall},
                {"f1", measures.f1},
                {"lenient_f1", measures.lenient_f1}},
               lines);
    *lines += '\n';
  }
}

void AppendCase(std::string_view suite, std::string_view name,
                const std::string& failure, const std::string& output,
                std::string* xml) {
  *xml += fmt::format("<testcase name=\"{}\" classname=\"{}\"", Markup(name),
                      Markup(suite));
  if (failure.empty() && output.empty()) {
    *xml += "/>\n";
    return;
  }
  *xml += ">\n";
  if (!failure.empty()) {
    *xml += fmt::format("<failure message=\"not kept\">{}</failure>\n",
                        Markup(failure));
  }
  if (!output.empty()) {
    *xml += fmt::format("<system-out>{}</system-out>\n", Markup(output));
  }
  *xml += "</testcase>\n";
}

}  // namespace

size_t TestReport::DifferentDrafts() const {
  return static_cast<size_t>(std::ranges::count_if(
      golden,
      [](const GoldenRun& run) { return !run.result.differences.empty(); }));
}

std::string TestText(const TestReport& report) {
  std::string text;
  const ExampleResult& examples = report.examples;
  for (const ExampleFailure& failure : examples.failures)
    text += Shown(failure);
  for (const ExampleFailure& todo : examples.todo) {
    text += fmt::format("{}:{}: {}: todo: {}\n", todo.file, todo.line,
                        todo.rule, todo.message);
  }
  if (report.has_examples) {
    text += fmt::format(
        "examples: {} in {} rules, {} not kept{}\n", examples.examples,
        examples.rules, examples.failures.size(),
        examples.todo.empty() ? ""
                              : fmt::format(", {} todo", examples.todo.size()));
  }
  if (report.golden.empty()) return text;
  for (const GoldenRun& run : report.golden) {
    for (const GoldenDifference& difference : run.result.differences) {
      text += fmt::format("{}: not today's output\n", difference.file);
      text += Shown(difference);
    }
    for (const GoldenDifference& difference : run.result.updated) {
      text += Shown(difference);
      text += fmt::format("{}: written\n", difference.file);
    }
  }
  text += fmt::format("golden: {} drafts, {} not as expected\n\n",
                      report.golden.size(), report.DifferentDrafts());
  text += ScoreTable(report.score);
  if (const std::string rules = RuleTable(report.score); !rules.empty()) {
    text += "\n" + rules;
  }
  if (report.DifferentDrafts() != 0) {
    text += "\ngalley test --update writes today's output; read the diff\n";
  }
  return text;
}

std::string TestJsonLines(const TestReport& report) {
  std::string lines;
  const auto add = [&](const char* kind, const ExampleFailure& failure) {
    AppendJson({{"kind", kind},
                {"file", failure.file},
                {"line", failure.line},
                {"rule", failure.rule},
                {"message", failure.message},
                {"wanted", WriteMarks({failure.text, failure.wanted})},
                {"found", WriteMarks({failure.text, failure.found})}},
               &lines);
    lines += '\n';
  };
  for (const ExampleFailure& failure : report.examples.failures) {
    add("example", failure);
  }
  for (const ExampleFailure& todo : report.examples.todo) add("todo", todo);
  for (const GoldenRun& run : report.golden) {
    for (const GoldenDifference& difference : run.result.differences) {
      for (const GoldenChange& one : difference.changes) {
        WriteChange(ChangeFormat::kJsonLines, difference.file, one.change, {},
                    &lines);
      }
    }
  }
  AppendScores("type", report.score.entities, &lines);
  AppendScores("category", report.score.findings, &lines);
  for (const auto& [rule, tally] : report.score.rules) {
    AppendJson({{"kind", "score"},
                {"rule", rule},
                {"found", tally.found},
                {"right", tally.right},
                {"lenient", tally.lenient}},
               &lines);
    lines += '\n';
  }
  return lines;
}

std::string TestJUnit(const TestReport& report) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"galley test\">\n";
  const ExampleResult& examples = report.examples;
  if (report.has_examples) {
    std::map<std::string, std::string> failures;
    std::map<std::string, std::string> todo;
    for (const auto& one : examples.failures) failures[one.rule] += Shown(one);
    for (const auto& one : examples.todo) todo[one.rule] += Shown(one);
    xml += fmt::format(
        "<testsuite name=\"examples\" tests=\"{}\" "
        "failures=\"{}\" errors=\"0\">\n",
        examples.rule_ids.size(), failures.size());
    for (const std::string& rule : examples.rule_ids) {
      AppendCase("examples", rule, failures[rule],
                 todo[rule].empty() ? "" : "todo: " + todo[rule], &xml);
    }
    xml += "</testsuite>\n";
  }
  if (!report.golden.empty()) {
    xml += fmt::format(
        "<testsuite name=\"golden\" tests=\"{}\" "
        "failures=\"{}\" errors=\"0\">\n",
        report.golden.size(), report.DifferentDrafts());
    for (const GoldenRun& run : report.golden) {
      std::string failure;
      for (const GoldenDifference& difference : run.result.differences) {
        failure += Shown(difference);
      }
      AppendCase("golden", run.folder, failure, {}, &xml);
    }
    xml += "</testsuite>\n";
  }
  return xml + "</testsuites>\n";
}

}  // namespace galley
