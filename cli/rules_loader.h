// Loading the rules that a command line asks for.
#pragma once

#include <memory>
#include <string_view>

#include "cli/options.h"
#include "engine/rules/database.h"

namespace galley {

// The packs of the data folder and those of --rules. Paths below the working
// directory are relative to it, for messages.
RuleSources SourcesOf(const Options& options);

// Null after every error has been written: of the processor, or of the packs.
std::unique_ptr<Database> LoadRules(const Options& options,
                                    BuildLog* log = nullptr);

// Is this the name of a type, a category or a rule?
bool KnowsName(const Database& database, std::string_view name);

}  // namespace galley
