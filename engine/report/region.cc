#include "engine/report/region.h"

namespace galley {

Region RegionOf(const Place& place) {
  Region region{{place.line, place.column}, {}};
  const LineColumn last = LineColumnOf(place.source, place.source.size());
  region.end.line = place.line + last.line - 1;
  region.end.column =
      last.line == 1 ? place.column + last.column - 1 : last.column;
  return region;
}

Region ByteRegionOf(const Document& document, const Place& place) {
  Region region = RegionOf(place);
  region.begin.column =
      place.file.begin - document.LineBeginInFile(region.begin.line) + 1;
  region.end.column =
      place.file.end - document.LineBeginInFile(region.end.line) + 1;
  return region;
}

}  // namespace galley
