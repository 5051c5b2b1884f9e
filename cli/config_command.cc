// galley config: what is in force, and where each value was said.

#include <fmt/core.h>

#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/rules_loader.h"

namespace galley {
namespace {

constexpr std::string_view kTyped = "command line";
constexpr std::string_view kDefault = "default";

std::string Said(const SourcePlace& place) {
  return fmt::format("{}:{}", place.file, place.line);
}

class Listing {
 public:
  explicit Listing(const Options& options)
      : options_(options), settings_(options.settings) {}

  std::string Text() {
    Row("settings", settings_.file.empty() ? "none" : settings_.file,
        options_.given.contains("--config") ? kTyped
        : settings_.file.empty()            ? kDefault
                                            : "nearest upwards");
    ListRules();
    One("baseline", options_.baseline.empty() ? "none" : options_.baseline,
        "--baseline", settings_.baseline);
    for (const ParamSetting& param : settings_.params) {
      Row(fmt::format("param {} {}", param.rule, param.name), param.value,
          Said(param.place));
    }
    for (const CommonPassage& passage : settings_.common_passages) {
      Row("common-passage", passage.id, Said(passage.place));
    }
    One("period", options_.period.empty() ? "none" : options_.period,
        "--period", settings_.period);
    One("fail-on", options_.fail_on ? NameOf(*options_.fail_on) : "never",
        "--fail-on", settings_.fail_on);
    One("show",
        options_.severity ? NameOf(*options_.severity)
                          : "warning in text, info elsewhere",
        "--severity", settings_.show);
    ListNames("only", options_.only, settings_.drafts.only);
    ListNames("skip", options_.skip, settings_.drafts.skip);
    ListSeverities("", settings_.drafts);
    for (const PathSettings& section : settings_.paths) ListSection(section);
    return std::move(text_);
  }

 private:
  void Row(std::string_view name, std::string_view value,
           std::string_view source) {
    text_ += fmt::format("{:<44} {:<28} {}\n", name, value, source);
  }

  void One(std::string_view name, std::string_view value,
           std::string_view option, const std::optional<Setting>& setting) {
    Row(name, value,
        options_.given.contains(option) ? std::string(kTyped)
        : setting                       ? Said(setting->place)
                                        : std::string(kDefault));
  }

  // The packs of the settings stand before those of the command line.
  void ListRules() {
    One("default-rules", options_.default_rules ? "yes" : "no",
        "--no-default-rules", settings_.default_rules);
    for (size_t i = 0; i < options_.rules.size(); ++i) {
      Row("rules", options_.rules[i],
          i < settings_.rules.size() ? Said(settings_.rules[i].place)
                                     : std::string(kTyped));
    }
  }

  void ListNames(std::string_view name, const Selection::Names& typed,
                 const std::vector<Setting>& settings) {
    const bool replaced =
        options_.given.contains("--only") || options_.given.contains("--skip");
    if (replaced) {
      for (const std::string& one : typed) Row(name, one, kTyped);
    } else {
      for (const Setting& one : settings) Row(name, one.value, Said(one.place));
    }
  }

  void ListSeverities(std::string_view path, const DraftSettings& drafts) {
    for (const SeveritySetting& severity : drafts.severities) {
      Row(fmt::format("{}severity {}", path, severity.of), severity.is,
          Said(severity.place));
    }
  }

  void ListSection(const PathSettings& section) {
    const std::string path = fmt::format("paths {}: ", section.match);
    ListSeverities(path, section.drafts);
    for (const Setting& one : section.drafts.only) {
      Row(path + "only", one.value, Said(one.place));
    }
    for (const Setting& one : section.drafts.skip) {
      Row(path + "skip", one.value, Said(one.place));
    }
  }

  const Options& options_;
  const Settings& settings_;
  std::string text_{};
};

}  // namespace

ExitStatus Config(const Options& options) {
  if (LoadRules(options) == nullptr) return ExitStatus::kFailed;
  return Print(Listing(options).Text());
}

}  // namespace galley
