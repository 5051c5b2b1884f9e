#include "engine/text/offset_map.h"

#include <algorithm>
#include <cassert>

namespace galley {

void OffsetMap::Append(Piece piece) {
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    assert(last.derived + last.units * last.derived_unit <= piece.derived);
    if (last.derived_unit == piece.derived_unit &&
        last.origin_unit == piece.origin_unit &&
        last.derived + last.units * last.derived_unit == piece.derived &&
        last.origin + last.units * last.origin_unit == piece.origin) {
      last.units += piece.units;
      return;
    }
  }
  pieces_.push_back(piece);
}

void OffsetMap::Copy(uint32_t derived, uint32_t origin, uint32_t length) {
  if (length != 0) Append({derived, origin, length, 1, 1});
}

void OffsetMap::Replace(uint32_t derived, uint32_t derived_length,
                        uint32_t origin, uint32_t origin_length) {
  if (derived_length != 0) {
    Append({derived, origin, 1, derived_length, origin_length});
  }
}

void OffsetMap::Add(const OffsetMap& other, uint32_t derived, uint32_t origin) {
  for (Piece piece : other.pieces_) {
    piece.derived += derived;
    piece.origin += origin;
    Append(piece);
  }
}

size_t OffsetMap::PieceAt(uint32_t offset) const {
  const auto next =
      std::ranges::upper_bound(pieces_, offset, {}, &Piece::derived);
  return next == pieces_.begin()
             ? 0
             : static_cast<size_t>(next - pieces_.begin()) - 1;
}

Span OffsetMap::UnitAt(uint32_t offset) const {
  const Piece& piece = pieces_[PieceAt(offset)];
  if (offset < piece.derived) return {piece.origin, piece.origin};
  const uint32_t unit = (offset - piece.derived) / piece.derived_unit;
  const uint32_t begin =
      piece.origin + std::min(unit, piece.units) * piece.origin_unit;
  return {begin, unit < piece.units ? begin + piece.origin_unit : begin};
}

Span OffsetMap::ToOrigin(Span derived) const {
  if (IsIdentity()) return derived;
  const uint32_t begin = UnitAt(derived.begin).begin;
  if (derived.empty()) return {begin, begin};
  return {begin, std::max(begin, UnitAt(derived.end - 1).end)};
}

}  // namespace galley
