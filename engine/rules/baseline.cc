#include "engine/rules/baseline.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <pugixml.hpp>
#include <sstream>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/rules/xml_source.h"

namespace galley {
namespace {

constexpr size_t kHexDigits = 16;

constexpr auto kGrammar = std::to_array<ElementGrammar>({
    {"baseline", "", "finding"},
    {"finding", "fingerprint! rule! draft before after who! why! until", "",
     true},
});

bool IsDay(std::string_view text) {
  if (text.size() != 10) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

void ReadFinding(const pugi::xml_node& node, XmlSource* source,
                 Baseline* baseline) {
  const auto value = [&node](const char* name) {
    return std::string(node.attribute(name).value());
  };
  AcceptedFinding finding{
      value("rule"),        value("draft"),
      value("before"),      std::string(Trimmed(TextOf(node))),
      value("after"),       value("who"),
      value("why"),         value("until"),
      source->PlaceOf(node)};
  const std::string digits = value("fingerprint");
  uint64_t fingerprint = 0;
  const auto [end, code] = std::from_chars(
      digits.data(), digits.data() + digits.size(), fingerprint, 16);
  if (digits.size() != kHexDigits || code != std::errc() ||
      end != digits.data() + digits.size()) {
    source->Wrong(finding.place,
                  fmt::format("fingerprint=\"{}\" is not 16 hexadecimal "
                              "digits, as galley baseline writes them",
                              digits));
  }
  if (!finding.until.empty() && !IsDay(finding.until)) {
    source->Wrong(finding.place,
                  fmt::format("until=\"{}\" is not a day, as in 2026-12-31",
                              finding.until));
  }
  const auto [place, added] =
      baseline->findings.emplace(fingerprint, std::move(finding));
  if (!added) {
    source->Wrong(source->PlaceOf(node),
                  fmt::format("the finding stands in line {} already; delete "
                              "one",
                              place->second.place.line));
  }
}

}  // namespace

Baseline ReadBaseline(const std::string& file, std::string_view bytes,
                      Errors* errors) {
  Baseline baseline{file};
  XmlSource source(file, bytes, kGrammar, errors);
  pugi::xml_document xml;
  if (!source.Parse("baseline", "a baseline begins with <baseline>", &xml)) {
    return baseline;
  }
  source.CheckAll(xml.document_element());
  for (const pugi::xml_node& node :
       xml.document_element().children("finding")) {
    ReadFinding(node, &source, &baseline);
  }
  return baseline;
}

std::string BaselineText(const Baseline& baseline) {
  std::vector<std::pair<uint64_t, const AcceptedFinding*>> sorted;
  for (const auto& [fingerprint, finding] : baseline.findings) {
    sorted.emplace_back(fingerprint, &finding);
  }
  std::ranges::sort(sorted, {}, [](const auto& entry) {
    return std::tie(entry.second->draft, entry.second->rule, entry.first);
  });
  pugi::xml_document xml;
  pugi::xml_node root = xml.append_child("baseline");
  for (const auto& [fingerprint, finding] : sorted) {
    pugi::xml_node node = root.append_child("finding");
    const auto set = [&node](const char* name, const std::string& value) {
      if (!value.empty()) node.append_attribute(name) = value.c_str();
    };
    set("fingerprint", fmt::format("{:016x}", fingerprint));
    set("rule", finding->rule);
    set("draft", finding->draft);
    set("who", finding->who);
    set("why", finding->why);
    set("until", finding->until);
    set("before", finding->before);
    set("after", finding->after);
    if (!finding->text.empty()) {
      node.append_child(pugi::node_pcdata).set_value(finding->text.c_str());
    }
  }
  std::ostringstream text;
  xml.save(text, "  ", pugi::format_default, pugi::encoding_utf8);
  return std::move(text).str();
}

}  // namespace galley
