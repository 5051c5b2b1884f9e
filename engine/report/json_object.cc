#include "engine/report/json_object.h"

#include "engine/report/json.h"
#include "engine/report/location.h"

namespace galley {
namespace {

void AppendOptional(const std::optional<std::string>& text, std::string* out) {
  if (text.has_value()) {
    AppendJsonString(*text, out);
  } else {
    out->append("null");
  }
}

}  // namespace

JsonObjects::JsonObjects(const Document& document, const Report& report)
    : document_(document), report_(report), places_(document) {
  AppendJsonString(ValidPath(document.name()), &path_);
  for (const Finding& finding : report.findings) {
    if (finding.group == 0) continue;
    groups_.try_emplace(finding.group, HexDigits(finding.fingerprint));
  }
}

void JsonObjects::Append(const Selection& selection, std::string_view separator,
                         std::string* out) {
  bool first = true;
  for (const Entry& entry : EntriesOf(report_, selection, &places_)) {
    if (!first) out->append(separator);
    first = false;
    if (entry.annotation != nullptr) {
      AppendEntity(entry.place, *entry.annotation, out);
    } else {
      AppendFinding(entry.place, *entry.finding, out);
    }
  }
}

void JsonObjects::AppendPlace(const Place& place, std::string* out) const {
  out->append("\"start\":");
  AppendNumber(place.file.begin, out);
  out->append(",\"end\":");
  AppendNumber(place.file.end, out);
  out->append(",\"line\":");
  AppendNumber(place.line, out);
  out->append(",\"column\":");
  AppendNumber(place.column, out);
}

void JsonObjects::AppendEntity(const Place& place, const Annotation& annotation,
                               std::string* out) const {
  out->append("{\"kind\":\"entity\",\"path\":").append(path_);
  out->append(",\"type\":");
  AppendJsonString(annotation.type, out);
  out->push_back(',');
  AppendPlace(place, out);
  out->append(",\"text\":");
  AppendJsonString(place.source, out);
  out->append(",\"value\":");
  AppendOptional(annotation.value, out);
  out->append(",\"id\":");
  AppendOptional(annotation.id, out);
  out->append(",\"rule\":");
  AppendJsonString(annotation.rule, out);
  out->append(",\"attributes\":{");
  bool first = true;
  for (const Attribute& attribute : annotation.attributes) {
    if (!first) out->push_back(',');
    first = false;
    AppendJsonString(attribute.name, out);
    out->push_back(':');
    AppendJsonString(attribute.value, out);
  }
  out->push_back('}');
  AppendWhere(annotation.span, out);
  out->push_back('}');
}

void JsonObjects::AppendWhere(Span span, std::string* out) const {
  if (document_.origins().At(span.begin) == nullptr) return;
  out->append(",\"location\":");
  AppendLocation(document_, span.begin, out);
}

void JsonObjects::AppendFinding(const Place& place, const Finding& finding,
                                std::string* out) {
  out->append("{\"kind\":\"finding\",\"path\":").append(path_);
  out->append(",\"category\":");
  AppendJsonString(finding.category, out);
  out->append(",\"rule\":");
  AppendJsonString(finding.rule, out);
  out->append(",\"severity\":");
  AppendJsonString(NameOf(finding.severity), out);
  out->push_back(',');
  AppendPlace(place, out);
  out->append(",\"text\":");
  AppendJsonString(place.source, out);
  out->append(",\"message\":");
  AppendJsonString(finding.message, out);
  out->append(",\"fix\":[");
  bool first = true;
  for (const Edit& edit : finding.fix) {
    const Span span = document_.InFile(edit.span);
    out->append(first ? "{\"start\":" : ",{\"start\":");
    first = false;
    AppendNumber(span.begin, out);
    out->append(",\"end\":");
    AppendNumber(span.end, out);
    out->append(",\"replacement\":");
    AppendJsonString(edit.replacement, out);
    out->push_back('}');
  }
  out->append("],\"fingerprint\":\"").append(HexDigits(finding.fingerprint));
  out->append("\",\"group\":");
  if (finding.group == 0) {
    out->append("null");
  } else {
    AppendJsonString(groups_.at(finding.group), out);
  }
  out->append(",\"related\":[");
  first = true;
  for (const RelatedPlace& related : finding.related) {
    out->append(first ? "{\"path\":" : ",{\"path\":");
    first = false;
    if (related.other) {
      AppendJsonString(ValidPath(related.other->path), out);
    } else {
      out->append(path_);
    }
    out->push_back(',');
    AppendPlace(
        related.other ? PlaceIn(*related.other) : places_.Of(related.span),
        out);
    out->append(",\"message\":");
    AppendJsonString(related.message, out);
    if (!related.other) AppendWhere(related.span, out);
    out->push_back('}');
  }
  out->push_back(']');
  AppendWhere(finding.span, out);
  if (finding.suppression) {
    out->append(",\"suppressed\":");
    AppendJsonString(finding.suppression->reason, out);
  }
  out->push_back('}');
}

}  // namespace galley
