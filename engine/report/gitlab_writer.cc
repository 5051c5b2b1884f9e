// gitlab: a Code Quality report, for the widget of merge requests.

#include "engine/report/entry.h"
#include "engine/report/json.h"
#include "engine/report/json_tree.h"
#include "engine/report/region.h"
#include "engine/report/writer.h"
#include "engine/text/hash.h"

namespace galley {
namespace {

std::string_view LevelOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "critical";
    case Severity::kWarning:
      return "minor";
    case Severity::kInfo:
      break;
  }
  return "info";
}

class GitLabWriter : public Writer {
 public:
  explicit GitLabWriter(const WriterOptions& options)
      : selection_(options.selection) {}

  std::string_view Begin() const override { return "[\n"; }
  void Write(const Document& document, const Report& report,
             std::string* out) const override {
    PlaceFinder places(document);
    bool first = true;
    for (const Entry& entry : FindingsOf(report, selection_, &places)) {
      if (!first) out->append(Separator());
      first = false;
      AppendJson(Issue(document, entry), out);
    }
  }
  std::string_view Separator() const override { return ",\n"; }
  std::string_view End() const override { return "\n]\n"; }

 private:
  static JsonTree Issue(const Document& document, const Entry& entry) {
    const Finding& finding = *entry.finding;
    const Region region = RegionOf(entry.place);
    // Of equal fingerprints GitLab shows one: those of two drafts must differ.
    const std::string fingerprint =
        HashName(document.name() + '\0' + HexDigits(finding.fingerprint));
    return {{"description", finding.message},
            {"check_name", finding.rule},
            {"fingerprint", fingerprint},
            {"severity", LevelOf(finding.severity)},
            {"location",
             {{"path", ValidPath(document.name())},
              {"lines",
               {{"begin", region.begin.line}, {"end", region.end.line}}}}}};
  }

  const Selection selection_;
};

}  // namespace

std::unique_ptr<Writer> MakeGitLabWriter(const WriterOptions& options) {
  return std::make_unique<GitLabWriter>(options);
}

}  // namespace galley
