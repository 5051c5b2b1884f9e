#include "engine/report/place_finder.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

namespace galley {
namespace {

std::unique_ptr<Document> DocumentOf(std::string text) {
  DocumentParts parts;
  parts.text = std::move(text);
  return std::make_unique<Document>(std::move(parts));
}

// In order, backwards, and far apart: always what the document says.
void ExpectDocumentsPositions(std::string text) {
  const auto document = DocumentOf(std::move(text));
  const auto size = static_cast<uint32_t>(document->text().size());
  for (const uint32_t step : {1U, 7U, 5003U}) {
    PlaceFinder finder(*document);
    const auto expect_at = [&](uint32_t offset) {
      if (offset >= size ||
          (static_cast<unsigned char>(document->text()[offset]) & 0xC0) ==
              0x80) {
        return;
      }
      const Place place = finder.Of({offset, offset + 1});
      const Position position = document->PositionOf(offset);
      EXPECT_EQ(place.line, position.line) << offset;
      EXPECT_EQ(place.column, position.column) << offset;
      EXPECT_EQ(place.offset, offset);
    };
    for (uint32_t offset = 0; offset < size; offset += step) expect_at(offset);
    for (uint32_t offset = size; offset > step; offset -= step) {
      expect_at(offset - 1);
    }
  }
}

TEST(PlaceFinder, AgreesWithTheDocument) {
  std::string lines;
  for (int i = 0; i < 400; ++i) lines += "Lomé und 女性 😀\n";
  ExpectDocumentsPositions(lines);
  ExpectDocumentsPositions("a\r\nb\rc\n\r\nLomé\r\n");
  ExpectDocumentsPositions("");
}

TEST(PlaceFinder, KnowsAVeryLongLine) {
  std::string line;
  for (int i = 0; i < 9000; ++i) line += "é ";
  ExpectDocumentsPositions(line);
}

}  // namespace
}  // namespace galley
