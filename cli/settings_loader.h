// The settings of a run, under what the command line says.
#pragma once

#include <string>

#include "cli/options.h"

namespace galley {

// Reads the file of --config, or the nearest .galley.xml from the working
// directory upwards, and takes from it what the command line leaves open.
// Errors stay in `options`: LoadRules tells them with those of the packs.
void LoadSettings(Options* options);

// A draft's path as a file in which drafts are named sees it: from its folder,
// in valid UTF-8 whatever the name is made of.
std::string PathSeenFrom(const std::string& file, const std::string& path);

}  // namespace galley
