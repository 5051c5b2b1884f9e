// The settings of a run, under what the command line says.
#pragma once

#include <string>

#include "cli/options.h"

namespace galley {

// Reads the file of --config, or the nearest .galley.xml from the working
// directory upwards, and takes from it what the command line leaves open.
// Errors stay in `options`: LoadRules tells them with those of the packs.
void LoadSettings(Options* options);

// A draft's path as the sections of the settings see it: from their folder.
std::string PathForSettings(const Options& options, const std::string& path);

}  // namespace galley
