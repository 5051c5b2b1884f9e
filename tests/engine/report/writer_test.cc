// Every writer on the one fixed report, byte for byte.
#include "engine/report/writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/base/file.h"
#include "engine/report/line_diff.h"
#include "tests/support/fixed_report.h"

namespace galley {
namespace {

std::string Golden(const std::string& name) {
  const char* source = std::getenv("GALLEY_SOURCE");
  const Result<std::string> bytes =
      ReadFile(std::string(source == nullptr ? "." : source) +
               "/tests/data/report/" + name);
  return bytes.value_or("no file " + name);
}

std::string Written(std::string_view format, const WriterOptions& options) {
  const std::unique_ptr<Writer> writer = FindWriter(format)->make(options);
  const std::unique_ptr<Document> document = FixedDocument();
  const Report report = FixedReport(*document);
  std::string out(writer->Begin());
  writer->Write(*document, report, &out);
  return out.append(writer->End());
}

TEST(Writer, WritesTheFixedReport) {
  struct Case {
    std::string_view format;
    std::string golden;
    bool color = false;
  };
  const std::vector<Case> cases = {{"text", "text.golden"},
                                   {"text", "text-color.golden", true},
                                   {"jsonl", "jsonl.golden"},
                                   {"json", "json.golden"},
                                   {"sarif", "sarif.golden"},
                                   {"junit", "junit.golden"},
                                   {"checkstyle", "checkstyle.golden"},
                                   {"github", "github.golden"},
                                   {"gitlab", "gitlab.golden"},
                                   {"rdjsonl", "rdjsonl.golden"},
                                   {"html", "html.golden"}};
  const std::vector<Rule> rules = FixedRules();
  for (const Case& c : cases) {
    SCOPED_TRACE(c.golden);
    WriterOptions options;
    options.color = c.color;
    options.version = "1.2.3";
    options.rules = rules;
    EXPECT_EQ(LineDiff(Golden(c.golden), Written(c.format, options)), "");
  }
}

TEST(Writer, EveryFormatIsTestedAboveAndFoundByName) {
  std::vector<std::string_view> names;
  for (const WriterEntry& writer : Writers()) names.push_back(writer.name);
  EXPECT_THAT(names, testing::ElementsAre("text", "jsonl", "json", "sarif",
                                          "junit", "checkstyle", "github",
                                          "gitlab", "rdjsonl", "html"));
  EXPECT_EQ(FindWriter("xml"), nullptr);
}

TEST(Writer, JsonParsesAndItsTextIsTheSliceOfTheFile) {
  const std::unique_ptr<Document> document = FixedDocument();
  const std::string lines = Written("jsonl", {});
  for (const std::string_view line : LinesOf(lines)) {
    const auto object = nlohmann::json::parse(line);
    const size_t start = object["start"];
    const size_t end = object["end"];
    EXPECT_EQ(object["text"].get<std::string>(),
              document->source().substr(start, end - start));
  }
  EXPECT_EQ(nlohmann::json::parse(Written("json", {})).size(),
            LinesOf(lines).size());
}

TEST(Writer, AnEmptyReportIsAnEmptyOutputOrAnEmptyArray) {
  const std::unique_ptr<Document> document = FixedDocument();
  for (const std::string_view format : {"text", "jsonl"}) {
    std::string out;
    FindWriter(format)->make({})->Write(*document, {}, &out);
    EXPECT_EQ(out, "");
  }
  const std::unique_ptr<Writer> json = FindWriter("json")->make({});
  std::string out(json->Begin());
  json->Write(*document, {}, &out);
  EXPECT_EQ(nlohmann::json::parse(out.append(json->End())).size(), 0U);
}

TEST(Writer, TheSelectionChooses) {
  WriterOptions options;
  options.selection.lowest = Severity::kWarning;
  options.selection.only = {"duplicate", "spacing.split-word", "date"};
  options.selection.skip = {"date.month-year"};
  const std::string lines = Written("jsonl", options);
  std::vector<std::string> rules;
  for (const std::string_view line : LinesOf(lines)) {
    rules.push_back(nlohmann::json::parse(line)["rule"]);
  }
  EXPECT_THAT(rules,
              testing::ElementsAre("duplicate.verbatim", "duplicate.verbatim",
                                   "spacing.split-word"));
}

TEST(Writer, AClusterKeepsItsNameWhateverIsShownOfIt) {
  const std::unique_ptr<Document> document = FixedDocument();
  const Report report = FixedReport(*document);
  WriterOptions options;
  options.selection.only = {"duplicate"};
  std::string all;
  FindWriter("jsonl")->make(options)->Write(*document, report, &all);
  Report without_first = report;
  without_first.findings[1].severity = Severity::kInfo;
  options.selection.lowest = Severity::kWarning;
  std::string rest;
  FindWriter("jsonl")->make(options)->Write(*document, without_first, &rest);
  EXPECT_EQ(LinesOf(all)[1], LinesOf(rest)[0]);
}

}  // namespace
}  // namespace galley
