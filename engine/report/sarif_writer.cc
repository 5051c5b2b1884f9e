// sarif: SARIF 2.1.0, for code scanning and its viewers.
//
// The rules come first, all of them, as the results stream behind them. Copies
// of a duplicate are related locations: readers take one location a result.

#include "engine/report/entry.h"
#include "engine/report/json.h"
#include "engine/report/json_tree.h"
#include "engine/report/line_hash.h"
#include "engine/report/location.h"
#include "engine/report/region.h"
#include "engine/report/uri.h"
#include "engine/report/writer.h"

namespace galley {
namespace {

std::string_view LevelOf(std::string_view severity) {
  return severity == "info" ? "note" : severity;
}

JsonTree Text(std::string_view text) { return {{"text", text}}; }

// "](" would make a link of what a message quotes from a draft.
std::string PlainMessage(const std::string& message) {
  if (message.find("](") == std::string::npos) return message;
  std::string plain;
  for (const char c : message) {
    if (c == '[' || c == ']' || c == '\\') plain.push_back('\\');
    plain.push_back(c);
  }
  return plain;
}

JsonTree DescriptorOf(const Rule& rule) {
  return {{"id", rule.id},
          {"shortDescription", Text(rule.message)},
          {"fullDescription", Text(rule.why)},
          {"help", Text(rule.why)},
          {"defaultConfiguration", {{"level", LevelOf(rule.severity)}}},
          {"properties", {{"tags", JsonTree::array({rule.type})}}}};
}

std::string BeginOf(const WriterOptions& options) {
  JsonTree driver = {{"name", "galley"},
                     {"version", options.version},
                     {"rules", JsonTree::array()}};
  for (const Rule& rule : options.rules) {
    if (rule.check) driver["rules"].push_back(DescriptorOf(rule));
  }
  std::string begin =
      "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
      "\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":";
  AppendJson(driver, &begin);
  return begin +
         "},\"columnKind\":\"unicodeCodePoints\","
         "\"newlineSequences\":[\"\\r\\n\",\"\\n\",\"\\r\"],\"results\":[\n";
}

// The results of one document.
class SarifResults {
 public:
  explicit SarifResults(const Document& document)
      : document_(document),
        places_(document),
        uri_(UriOf(document.name())),
        line_hashes_(document.source()) {}

  PlaceFinder* places() { return &places_; }

  JsonTree ResultOf(const Entry& entry) {
    const Finding& finding = *entry.finding;
    JsonTree region = RegionTree(entry.place);
    region["snippet"] = Text(entry.place.source);
    JsonTree result = {
        {"ruleId", finding.rule},
        {"level", LevelOf(NameOf(finding.severity))},
        {"message", Text(PlainMessage(finding.message))},
        {"locations", JsonTree::array({Location(uri_, region)})},
        {"partialFingerprints",
         {{"galley/v1", HexDigits(finding.fingerprint)},
          {"primaryLocationLineHash", line_hashes_.Of(entry.place.line)}}},
        {"suppressions", JsonTree::array()}};
    AddLogicalLocation(finding.span.begin, &result);
    AddSuppression(finding, &result);
    AddRelated(finding, &result);
    AddFix(finding, &result);
    return result;
  }

 private:
  static JsonTree RegionTree(const Place& place) {
    const Region region = RegionOf(place);
    return {
        {"startLine", region.begin.line}, {"startColumn", region.begin.column},
        {"endLine", region.end.line},     {"endColumn", region.end.column},
        {"byteOffset", place.file.begin}, {"byteLength", place.file.size()}};
  }

  static JsonTree Location(const std::string& uri, const JsonTree& region) {
    return {{"physicalLocation",
             {{"artifactLocation", {{"uri", uri}}}, {"region", region}}}};
  }

  JsonTree LocationOf(const RelatedPlace& related) {
    if (!related.other) {
      return Location(uri_, RegionTree(places_.Of(related.span)));
    }
    const OtherDraft& other = *related.other;
    return Location(UriOf(other.path), {{"startLine", other.line},
                                        {"startColumn", other.column},
                                        {"byteOffset", other.file.begin},
                                        {"byteLength", other.file.size()}});
  }

  // Of a text that was extracted: where it stands in its document.
  void AddLogicalLocation(uint32_t offset, JsonTree* result) const {
    const std::string where = LocationText(document_, offset);
    if (where.empty()) return;
    (*result)["locations"][0]["logicalLocations"] =
        JsonTree::array({{{"fullyQualifiedName", where}}});
  }

  void AddRelated(const Finding& finding, JsonTree* result) {
    for (const RelatedPlace& related : finding.related) {
      JsonTree location = LocationOf(related);
      location["id"] = (*result)["relatedLocations"].size() + 1;
      location["message"] = Text(PlainMessage(related.message));
      (*result)["relatedLocations"].push_back(location);
    }
  }

  // An empty list says that the finding stands.
  static void AddSuppression(const Finding& finding, JsonTree* result) {
    if (!finding.suppression) return;
    const bool in_draft =
        finding.suppression->kind == Suppression::Kind::kInDraft;
    (*result)["suppressions"].push_back(
        {{"kind", in_draft ? "inSource" : "external"},
         {"status", "accepted"},
         {"justification", finding.suppression->reason}});
  }

  void AddFix(const Finding& finding, JsonTree* result) {
    if (finding.fix.empty()) return;
    JsonTree replacements;
    for (const Edit& edit : finding.fix) {
      replacements.push_back(
          {{"deletedRegion", RegionTree(places_.Of(edit.span))},
           {"insertedContent", Text(edit.replacement)}});
    }
    const JsonTree change = {{"artifactLocation", {{"uri", uri_}}},
                             {"replacements", replacements}};
    const JsonTree fix = {{"artifactChanges", JsonTree::array({change})}};
    (*result)["fixes"] = JsonTree::array({fix});
  }

  const Document& document_;
  PlaceFinder places_;
  const std::string uri_;
  const LineHashes line_hashes_;
};

class SarifWriter : public Writer {
 public:
  explicit SarifWriter(const WriterOptions& options)
      : selection_(options.selection), begin_(BeginOf(options)) {}

  std::string_view Begin() const override { return begin_; }
  void Write(const Document& document, const Report& report,
             std::string* out) const override {
    SarifResults results(document);
    bool first = true;
    for (const Entry& entry :
         FindingsOf(report, selection_, results.places())) {
      if (!first) out->append(Separator());
      first = false;
      AppendJson(results.ResultOf(entry), out);
    }
  }
  std::string_view Separator() const override { return ",\n"; }
  std::string_view End() const override { return "\n]}]}\n"; }

 private:
  const Selection selection_;
  const std::string begin_;
};

}  // namespace

std::unique_ptr<Writer> MakeSarifWriter(const WriterOptions& options) {
  return std::make_unique<SarifWriter>(options);
}

}  // namespace galley
