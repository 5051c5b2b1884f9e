// rdjsonl: the diagnostics of reviewdog, one a line.

#include "engine/report/entry.h"
#include "engine/report/json.h"
#include "engine/report/json_tree.h"
#include "engine/report/region.h"
#include "engine/report/writer.h"

namespace galley {
namespace {

std::string_view LevelOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "ERROR";
    case Severity::kWarning:
      return "WARNING";
    case Severity::kInfo:
      break;
  }
  return "INFO";
}

class RdJsonLinesWriter : public Writer {
 public:
  explicit RdJsonLinesWriter(const WriterOptions& options)
      : selection_(options.selection) {}

  void Write(const Document& document, const Report& report,
             std::string* out) const override {
    PlaceFinder places(document);
    for (const Entry& entry : FindingsOf(report, selection_, &places)) {
      AppendJson(Diagnostic(document, entry, &places), out);
      out->push_back('\n');
    }
  }

 private:
  static JsonTree Range(const Document& document, const Place& place) {
    const Region region = ByteRegionOf(document, place);
    return {
        {"start",
         {{"line", region.begin.line}, {"column", region.begin.column}}},
        {"end", {{"line", region.end.line}, {"column", region.end.column}}}};
  }

  static JsonTree Location(const Document& document, const Place& place) {
    return {{"path", ValidPath(document.name())},
            {"range", Range(document, place)}};
  }

  // In another draft only the line is known as this format wants it.
  static JsonTree LineOf(const OtherDraft& other) {
    return {{"path", ValidPath(other.path)},
            {"range", {{"start", {{"line", other.line}}}}}};
  }

  static JsonTree Diagnostic(const Document& document, const Entry& entry,
                             PlaceFinder* places) {
    const Finding& finding = *entry.finding;
    JsonTree tree = {{"message", finding.message},
                     {"location", Location(document, entry.place)},
                     {"severity", LevelOf(finding.severity)},
                     {"source", {{"name", "galley"}}},
                     {"code", {{"value", finding.rule}}}};
    for (const Edit& edit : finding.fix) {
      tree["suggestions"].push_back(
          {{"range", Range(document, places->Of(edit.span))},
           {"text", edit.replacement}});
    }
    for (const RelatedPlace& related : finding.related) {
      if (related.other) {
        tree["related_locations"].push_back(
            {{"message", related.message},
             {"location", LineOf(*related.other)}});
        continue;
      }
      tree["related_locations"].push_back(
          {{"message", related.message},
           {"location", Location(document, places->Of(related.span))}});
    }
    return tree;
  }

  const Selection selection_;
};

}  // namespace

std::unique_ptr<Writer> MakeRdJsonLinesWriter(const WriterOptions& options) {
  return std::make_unique<RdJsonLinesWriter>(options);
}

}  // namespace galley
