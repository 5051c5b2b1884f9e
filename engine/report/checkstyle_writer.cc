// checkstyle: XML that Jenkins and many older tools read.

#include <fmt/core.h>

#include "engine/report/entry.h"
#include "engine/report/json.h"
#include "engine/report/markup.h"
#include "engine/report/writer.h"

namespace galley {
namespace {

class CheckstyleWriter : public Writer {
 public:
  explicit CheckstyleWriter(const WriterOptions& options)
      : selection_(options.selection) {}

  std::string_view Begin() const override {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<checkstyle version=\"4.3\">\n";
  }
  // A draft without findings is named too: it has been checked.
  void Write(const Document& document, const Report& report,
             std::string* out) const override {
    PlaceFinder places(document);
    *out +=
        fmt::format("<file name=\"{}\">\n", Markup(ValidPath(document.name())));
    for (const Entry& entry : FindingsOf(report, selection_, &places)) {
      const Finding& finding = *entry.finding;
      *out += fmt::format(
          "<error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" "
          "source=\"galley.{}\"/>\n",
          entry.place.line, entry.place.column, NameOf(finding.severity),
          Markup(finding.message), Markup(finding.rule));
    }
    *out += "</file>\n";
  }
  std::string_view End() const override { return "</checkstyle>\n"; }

 private:
  const Selection selection_;
};

}  // namespace

std::unique_ptr<Writer> MakeCheckstyleWriter(const WriterOptions& options) {
  return std::make_unique<CheckstyleWriter>(options);
}

}  // namespace galley
