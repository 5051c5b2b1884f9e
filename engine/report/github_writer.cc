// github: workflow commands, which GitHub Actions shows beside the lines.

#include <fmt/core.h>

#include "engine/report/entry.h"
#include "engine/report/excerpt.h"
#include "engine/report/region.h"
#include "engine/report/writer.h"

namespace galley {
namespace {

std::string_view CommandOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kInfo:
      break;
  }
  return "notice";
}

// Of the characters that a command gives a meaning, line ends are gone already.
std::string EscapedMessage(std::string_view text) {
  std::string escaped;
  for (const char c : Printable(text)) {
    if (c == '%') {
      escaped += "%25";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::string EscapedProperty(std::string_view text) {
  std::string escaped;
  for (const char c : EscapedMessage(text)) {
    if (c == ':') {
      escaped += "%3A";
    } else if (c == ',') {
      escaped += "%2C";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

class GitHubWriter : public Writer {
 public:
  explicit GitHubWriter(const WriterOptions& options)
      : selection_(options.selection) {}

  void Write(const Document& document, const Report& report,
             std::string* out) const override {
    PlaceFinder places(document);
    const std::string path = EscapedProperty(document.name());
    for (const Entry& entry : FindingsOf(report, selection_, &places)) {
      const Finding& finding = *entry.finding;
      const Region region = RegionOf(entry.place);
      *out += fmt::format("::{} file={},line={},endLine={}",
                          CommandOf(finding.severity), path, region.begin.line,
                          region.end.line);
      // Columns count within one line only.
      if (region.begin.line == region.end.line) {
        *out += fmt::format(",col={},endColumn={}", region.begin.column,
                            region.end.column);
      }
      *out += fmt::format(",title={}::{}\n", EscapedProperty(finding.rule),
                          EscapedMessage(finding.message));
    }
  }

 private:
  const Selection selection_;
};

}  // namespace

std::unique_ptr<Writer> MakeGitHubWriter(const WriterOptions& options) {
  return std::make_unique<GitHubWriter>(options);
}

}  // namespace galley
