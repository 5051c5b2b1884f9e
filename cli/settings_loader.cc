#include "cli/settings_loader.h"

#include <fmt/core.h>

#include <filesystem>
#include <system_error>
#include <vector>

#include "cli/rules_loader.h"
#include "engine/base/file.h"
#include "engine/text/decode.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

// As it is called from the working directory, for messages.
std::string Near(const std::string& path) {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  return error ? path : fs::path(path).lexically_proximate(here).string();
}

// Packs lie where their settings lie; what does not may be an optional one.
void TakeRules(const Settings& settings, Options* options) {
  std::vector<std::string> rules;
  for (const Setting& setting : settings.rules) {
    const fs::path beside =
        fs::path(settings.file).parent_path() / setting.value;
    std::error_code error;
    if (fs::exists(beside, error)) {
      rules.push_back(beside.string());
    } else if (!OptionalPack(setting.value).empty()) {
      rules.push_back(setting.value);
    } else {
      options->settings_errors.push_back(
          {fmt::format("\"{}\" is neither a pack, nor a folder of packs, nor "
                       "the name of an optional pack",
                       setting.value),
           setting.place.file, setting.place.line, setting.place.column});
    }
  }
  options->rules.insert(options->rules.begin(), rules.begin(), rules.end());
}

void TakeNames(const std::vector<Setting>& settings, Selection::Names* names) {
  for (const Setting& setting : settings) names->insert(setting.value);
}

}  // namespace

void LoadSettings(Options* options) {
  std::error_code error;
  const std::string file = options->config.empty()
                               ? FindSettings(fs::current_path(error).string())
                               : options->config;
  if (file.empty()) return;
  Result<std::string> bytes = ReadFile(Near(file));
  if (!bytes) {
    options->settings_errors = std::move(bytes.error());
    return;
  }
  options->settings =
      ReadSettings(Near(file), *bytes, &options->settings_errors);
  const Settings& settings = options->settings;
  const auto open = [options](std::string_view name) {
    return !options->given.contains(name);
  };
  TakeRules(settings, options);
  if (settings.default_rules && open("--no-default-rules")) {
    options->default_rules = settings.default_rules->value != "no";
  }
  if (settings.baseline && open("--baseline")) {
    options->baseline =
        (fs::path(settings.file).parent_path() / settings.baseline->value)
            .string();
  }
  if (settings.period && open("--period")) {
    options->period = settings.period->value;
  }
  if (settings.fail_on && open("--fail-on")) {
    options->fail_on = SeverityNamed(settings.fail_on->value);
  }
  if (settings.show && open("--severity")) {
    options->severity = SeverityNamed(settings.show->value);
  }
  if (open("--only") && open("--skip")) {
    TakeNames(settings.drafts.only, &options->only);
    TakeNames(settings.drafts.skip, &options->skip);
  }
}

std::string PathSeenFrom(const std::string& file, const std::string& path) {
  std::error_code error;
  const fs::path folder = fs::absolute(file, error);
  const fs::path whole = fs::absolute(path, error);
  std::string seen =
      whole.lexically_normal()
          .lexically_relative(folder.lexically_normal().parent_path())
          .generic_string();
  if (IsValidUtf8(seen)) return seen;
  Result<Decoded> decoded = Decode(seen, "UTF-8");
  return decoded ? std::move(decoded->text) : seen;
}

}  // namespace galley
