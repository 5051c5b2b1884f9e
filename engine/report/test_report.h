// Test report: what `galley test` found out, and its formats.
#pragma once

#include <string>
#include <vector>

#include "engine/check/examples.h"
#include "engine/report/golden.h"

namespace galley {

// A golden folder with what came of it.
struct GoldenRun {
  std::string folder{};
  GoldenResult result{};
};

struct TestReport {
  bool has_examples = false;
  ExampleResult examples{};
  std::vector<GoldenRun> golden{};
  Score score{};  // of all golden folders

  size_t DifferentDrafts() const;
  bool Passed() const {
    return examples.failures.empty() && DifferentDrafts() == 0;
  }
};

// For people; JSON Lines; JUnit's XML (docs/report-format.md).
std::string TestText(const TestReport& report);
std::string TestJsonLines(const TestReport& report);
std::string TestJUnit(const TestReport& report);

}  // namespace galley
