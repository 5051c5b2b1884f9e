// Region: where a place begins and ends, in lines and columns.
#pragma once

#include "engine/base/file.h"
#include "engine/report/place_finder.h"

namespace galley {

// From 1; the end is behind the last character. A place that ends with a line
// end ends in column 1 of the next line.
struct Region {
  LineColumn begin{};
  LineColumn end{};
};

// Columns in code points of the decoded file. Cost: the length of the place.
Region RegionOf(const Place& place);

// Columns in bytes of the file as it is: in its own encoding, a byte order mark
// counted.
Region ByteRegionOf(const Document& document, const Place& place);

}  // namespace galley
