// Where the packs, gazetteers and golden files lie.
#pragma once

#include <string>

namespace galley {

// The folder that holds rules/, gazetteers/ and golden/: $GALLEY_DATA where it
// is set, else ../share/galley beside the program's folder, else the source
// tree the program was built from.
std::string DataDir();

}  // namespace galley
