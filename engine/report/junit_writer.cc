// junit: each draft is a suite, each rule that found something a test case.
//
// Findings of severity `info` do not fail a case, they are its output. A draft
// without findings is a suite with one case that passes.

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "engine/report/entry.h"
#include "engine/report/json.h"
#include "engine/report/markup.h"
#include "engine/report/writer.h"

namespace galley {
namespace {

struct TestCase {
  size_t findings = 0;
  Severity severity = Severity::kInfo;  // the worst
  std::string lines{};                  // one a finding, as markup

  bool failed() const { return severity > Severity::kInfo; }
};

class JUnitWriter : public Writer {
 public:
  explicit JUnitWriter(const WriterOptions& options)
      : selection_(options.selection) {}

  std::string_view Begin() const override {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<testsuites name=\"galley\">\n";
  }
  void Write(const Document& document, const Report& report,
             std::string* out) const override {
    const std::string path = Markup(ValidPath(document.name()));
    const auto cases = CasesOf(document, report, path);
    const auto failures = std::ranges::count_if(
        cases, [](const auto& named) { return named.second.failed(); });
    *out += fmt::format(
        "<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
        path, std::max(cases.size(), size_t{1}), failures);
    for (const auto& [rule, test_case] : cases) {
      AppendCase(path, rule, test_case, out);
    }
    if (cases.empty()) AppendCase(path, "galley", {}, out);
    *out += "</testsuite>\n";
  }
  std::string_view End() const override { return "</testsuites>\n"; }

 private:
  // By rule.
  std::map<std::string_view, TestCase> CasesOf(const Document& document,
                                               const Report& report,
                                               const std::string& path) const {
    std::map<std::string_view, TestCase> cases;
    PlaceFinder places(document);
    for (const Entry& entry : FindingsOf(report, selection_, &places)) {
      const Finding& finding = *entry.finding;
      TestCase& test_case = cases[finding.rule];
      ++test_case.findings;
      test_case.severity = std::max(test_case.severity, finding.severity);
      test_case.lines += fmt::format(
          "{}:{}:{}: {}: {}\n", path, entry.place.line, entry.place.column,
          NameOf(finding.severity), Markup(finding.message));
    }
    return cases;
  }

  static void AppendCase(const std::string& path, std::string_view rule,
                         const TestCase& test_case, std::string* out) {
    *out += fmt::format("<testcase name=\"{}\" classname=\"{}\"", Markup(rule),
                        path);
    if (test_case.findings == 0) {
      *out += "/>\n";
      return;
    }
    *out +=
        test_case.failed()
            ? fmt::format(
                  ">\n<failure type=\"{}\" message=\"{} {}\">{}</failure>",
                  NameOf(test_case.severity), test_case.findings,
                  test_case.findings == 1 ? "finding" : "findings",
                  test_case.lines)
            : fmt::format(">\n<system-out>{}</system-out>", test_case.lines);
    *out += "\n</testcase>\n";
  }

  const Selection selection_;
};

}  // namespace

std::unique_ptr<Writer> MakeJUnitWriter(const WriterOptions& options) {
  return std::make_unique<JUnitWriter>(options);
}

}  // namespace galley
