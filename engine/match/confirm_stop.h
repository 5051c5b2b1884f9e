// Where a pattern came furthest without matching; for explanations.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/match/confirm.h"
#include "engine/match/pattern.h"

namespace galley {

struct ConfirmStop {
  Span span{};  // of the subject: what had matched; may be empty
  // Pieces of Pattern::utf_form, any of which would have done next; a
  // look-around is one piece.
  std::vector<std::string> asked{};
  // Nothing was missing but an edge of a word at this end of `span`.
  bool left_edge = false;
  bool right_edge = false;
};

// Of the starts in `range` the one from which the pattern came furthest.
// Nothing where it got nowhere. REQUIRES: there is no match in `range`.
// Cost: an interpreted match a start; not for the way of every document.
std::optional<ConfirmStop> FindStop(const Pattern& pattern,
                                    std::string_view subject,
                                    const Confirm::Range& range);

}  // namespace galley
