// Settings: what a house asks of its runs, the content of a .galley.xml.
//
// The language: docs/configuration.md. Names of rules are only known together
// with the packs; engine/check/settings_in_force.h resolves them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/rules/rule.h"

namespace galley {

inline constexpr std::string_view kSettingsName = ".galley.xml";

// One element's value, and where it was written.
struct Setting {
  std::string value{};
  SourcePlace place{};
};

// <severity of is>: of a category or of a rule.
struct SeveritySetting {
  std::string of{};
  std::string is{};  // "error", "warning", "info"
  SourcePlace place{};
};

// <param rule name value>: another value for a parameter of a check.
struct ParamSetting {
  std::string rule{};
  std::string name{};
  std::string value{};
  SourcePlace place{};
};

// What can be said of some drafts only; names are of types, categories, rules.
struct DraftSettings {
  std::vector<SeveritySetting> severities{};  // a later one wins
  std::vector<Setting> only{};
  std::vector<Setting> skip{};
};

// <paths match>: of the drafts whose paths, seen from the folder of the
// settings, match. A later section wins.
struct PathSettings {
  std::string match{};  // see GlobMatches
  DraftSettings drafts{};
  SourcePlace place{};
};

struct Settings {
  std::string file{};                      // empty: there is none
  std::optional<Setting> default_rules{};  // "yes" or "no"
  std::vector<Setting> rules{};            // packs, folders, optional packs
  std::vector<ParamSetting> params{};
  std::vector<CommonPassage> common_passages{};
  std::optional<Setting> baseline{};  // seen from the folder of the settings
  std::optional<Setting> period{};    // FROM/TO
  std::optional<Setting> fail_on{};   // a severity or "never"
  std::optional<Setting> show{};      // a severity
  DraftSettings drafts{};             // of all drafts
  std::vector<PathSettings> paths{};

  // Those of all drafts, then the sections for `path` in their order. `path`:
  // relative to the folder of the settings.
  std::vector<const DraftSettings*> For(std::string_view path) const;
};

// `file`: for messages. Appends everything that is wrong with the file itself
// to `errors`; what was well said is in the result all the same.
Settings ReadSettings(const std::string& file, std::string_view bytes,
                      Errors* errors);

// The nearest .galley.xml in `folder` or above it; empty: there is none.
std::string FindSettings(const std::string& folder);

}  // namespace galley
