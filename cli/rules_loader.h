// Loading the rules that a command line asks for.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cli/options.h"
#include "engine/base/result.h"
#include "engine/rules/database.h"

namespace galley {

struct KeptParts;

// "rules" or "golden" in the data folder; relative to the working directory
// where it lies below that, for messages.
std::string DataPath(std::string_view name);

// The file of a pack in rules/optional/; empty: there is none of that name.
std::string OptionalPack(std::string_view name);

// The packs of the data folder and those of --rules: files, folders, or the
// bare names of packs in rules/optional/.
RuleSources SourcesOf(const Options& options);

// With the settings applied. Errors: of the processor, of the packs and of the
// settings, by place. `kept`: for the next time (kept_parts.h).
Result<std::unique_ptr<Database>> TryLoadRules(const Options& options,
                                               BuildLog* log = nullptr,
                                               KeptParts* kept = nullptr);

// The same. Null after every error has been written.
std::unique_ptr<Database> LoadRules(const Options& options,
                                    BuildLog* log = nullptr);

}  // namespace galley
