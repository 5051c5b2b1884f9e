// Where a pattern came furthest without matching; for explanations.
#pragma once

#include <memory>
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

// One pattern compiled so that it can be watched. One per thread; the pattern
// must outlive it.
class StopFinder {
 public:
  explicit StopFinder(const Pattern& pattern);
  ~StopFinder();
  StopFinder(const StopFinder&) = delete;  // owns what PCRE2 compiled
  StopFinder& operator=(const StopFinder&) = delete;

  // Of the starts in `range` the one from which the pattern came furthest.
  // Nothing where it got nowhere. REQUIRES: there is no match in `range`.
  // Cost: an interpreted match a start; not for the way of every document.
  std::optional<ConfirmStop> Find(std::string_view subject,
                                  const Confirm::Range& range);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace galley
