// OffsetMap: offset in a derived text <-> place in what it was made from.
//
// A list of pieces in order of both sides. A piece either copies its bytes
// (equal lengths) or replaces a piece of the origin by other bytes, in which
// case any position inside it stands for the whole. What the origin has
// between two pieces was dropped. Replacements of one shape in a row (all of
// a UTF-16 file) are kept as one piece, so that a map stays small.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/text/span.h"

namespace galley {

class OffsetMap {
 public:
  // Without any piece the map is the identity.
  bool IsIdentity() const { return pieces_.empty(); }

  // Append in order. Neighbouring copies are joined. What is empty on the
  // derived side is ignored; `origin_length` 0 is inserted text.
  // The first call makes the map an explicit one: everything must be said.
  void Copy(uint32_t derived, uint32_t origin, uint32_t length);
  void Replace(uint32_t derived, uint32_t derived_length, uint32_t origin,
               uint32_t origin_length);

  // All of another map, its two sides moved by so much. REQUIRES: `other` was
  // made explicit, or is of an empty text.
  void Add(const OffsetMap& other, uint32_t derived, uint32_t origin);

  // The origin's span of a derived span; whole replaced pieces. An empty span
  // maps to an empty one. O(log pieces).
  Span ToOrigin(Span derived) const;

 private:
  // `units` times the same step on both sides; a copy has steps of one byte.
  struct Piece {
    uint32_t derived = 0;
    uint32_t origin = 0;
    uint32_t units = 0;
    uint32_t derived_unit = 1;
    uint32_t origin_unit = 1;
  };
  void Append(Piece piece);
  size_t PieceAt(uint32_t offset) const;
  Span UnitAt(uint32_t offset) const;

  std::vector<Piece> pieces_{};
};

}  // namespace galley
