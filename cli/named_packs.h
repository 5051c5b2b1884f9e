// Packs that a command names beside drafts or golden folders.
#pragma once

#include <string>

namespace galley {

// Is this a pack, or a folder with packs?
bool HoldsPacks(const std::string& path);

// Is `path` the same as `folder`, or below it?
bool IsBelow(const std::string& path, const std::string& folder);

// Does `path` name default packs, and no other ones?
bool IsInForce(const std::string& path);

}  // namespace galley
