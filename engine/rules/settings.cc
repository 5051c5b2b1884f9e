#include "engine/rules/settings.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <pugixml.hpp>
#include <system_error>

#include "engine/base/glob.h"
#include "engine/rules/xml_source.h"

namespace galley {
namespace {

// rules/settings.xsd says the same for editors; tests/ compare the two.
constexpr auto kGrammar = std::to_array<ElementGrammar>({
    {"galley", "default-rules",
     "rules baseline param common-passage period fail-on show severity only "
     "skip paths"},
    {"rules", "path!", ""},
    {"baseline", "file!", ""},
    {"param", "rule! name! value!", ""},
    {"common-passage", "id!", "", true},
    {"period", "from! to!", ""},
    {"fail-on", "severity!", ""},
    {"show", "severity!", ""},
    {"severity", "of! is!", ""},
    {"only", "name!", ""},
    {"skip", "name!", ""},
    {"paths", "match!", "severity only skip"},
});

class SettingsReader {
 public:
  SettingsReader(const std::string& file, std::string_view bytes,
                 Errors* errors)
      : source_(file, bytes, kGrammar, errors) {
    settings_.file = file;
  }

  Settings Read() {
    pugi::xml_document xml;
    if (!source_.Parse("galley", "settings begin with <galley>", &xml)) {
      return std::move(settings_);
    }
    const pugi::xml_node root = xml.document_element();
    source_.CheckAll(root);
    if (root.attribute("default-rules")) {
      settings_.default_rules = {
          source_.OneOf(root, "default-rules", "", "yes no"),
          source_.PlaceOf(root)};
    }
    for (const pugi::xml_node& node : root.children()) ReadPart(node);
    return std::move(settings_);
  }

 private:
  void ReadPart(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "rules") {
      settings_.rules.push_back(Value(node, "path"));
    } else if (name == "baseline") {
      Once(node, &settings_.baseline, node.attribute("file").value());
    } else if (name == "param") {
      settings_.params.push_back(
          {node.attribute("rule").value(), node.attribute("name").value(),
           node.attribute("value").value(), source_.PlaceOf(node)});
    } else if (name == "common-passage") {
      ReadCommonPassage(node);
    } else if (name == "period") {
      Once(node, &settings_.period,
           fmt::format("{}/{}", node.attribute("from").value(),
                       node.attribute("to").value()));
    } else if (name == "fail-on") {
      Once(
          node, &settings_.fail_on,
          source_.OneOf(node, "severity", "error", "error warning info never"));
    } else if (name == "show") {
      Once(node, &settings_.show,
           source_.OneOf(node, "severity", "info", "error warning info"));
    } else if (name == "paths") {
      settings_.paths.push_back(
          {node.attribute("match").value(), {}, source_.PlaceOf(node)});
      for (const pugi::xml_node& part : node.children()) {
        ReadDraftPart(part, &settings_.paths.back().drafts);
      }
    } else {
      ReadDraftPart(node, &settings_.drafts);
    }
  }

  void ReadDraftPart(const pugi::xml_node& node, DraftSettings* drafts) {
    const std::string_view name = node.name();
    if (name == "severity") {
      drafts->severities.push_back(
          {node.attribute("of").value(),
           source_.OneOf(node, "is", "info", "error warning info"),
           source_.PlaceOf(node)});
    } else if (name == "only") {
      drafts->only.push_back(Value(node, "name"));
    } else if (name == "skip") {
      drafts->skip.push_back(Value(node, "name"));
    }
  }

  void ReadCommonPassage(const pugi::xml_node& node) {
    CommonPassage passage{node.attribute("id").value(),
                          std::string(Trimmed(TextOf(node))),
                          source_.PlaceOf(node)};
    if (passage.text.empty()) {
      source_.Wrong(passage.place, "<common-passage> is empty; write its text");
    }
    settings_.common_passages.push_back(std::move(passage));
  }

  Setting Value(const pugi::xml_node& node, const char* attribute) const {
    return {node.attribute(attribute).value(), source_.PlaceOf(node)};
  }

  void Once(const pugi::xml_node& node, std::optional<Setting>* setting,
            std::string value) {
    if (setting->has_value()) {
      source_.Wrong(source_.PlaceOf(node),
                    fmt::format("<{}> stands in line {} already; delete one",
                                node.name(), (*setting)->place.line));
      return;
    }
    *setting = Setting{std::move(value), source_.PlaceOf(node)};
  }

  XmlSource source_;
  Settings settings_;
};

}  // namespace

std::vector<const DraftSettings*> Settings::For(std::string_view path) const {
  std::vector<const DraftSettings*> found = {&drafts};
  for (const PathSettings& section : paths) {
    if (GlobMatches(section.match, path)) found.push_back(&section.drafts);
  }
  return found;
}

Settings ReadSettings(const std::string& file, std::string_view bytes,
                      Errors* errors) {
  return SettingsReader(file, bytes, errors).Read();
}

std::string FindSettings(const std::string& folder) {
  namespace fs = std::filesystem;
  fs::path at = folder;
  while (true) {
    const fs::path file = at / kSettingsName;
    std::error_code error;
    if (fs::is_regular_file(file, error)) return file.string();
    if (!at.has_relative_path()) return {};
    at = at.parent_path();
  }
}

}  // namespace galley
