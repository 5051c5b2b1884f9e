#include "engine/text/origin.h"

#include <algorithm>

namespace galley {

const Origin* Origins::At(uint32_t offset) const {
  const auto next =
      std::ranges::upper_bound(pieces, offset, {}, &Origin::begin);
  return next == pieces.begin() ? nullptr : &*(next - 1);
}

}  // namespace galley
