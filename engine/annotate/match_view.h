// MatchView: a rule's match as conditions and value expressions see it.
#pragma once

#include <string_view>
#include <vector>

#include "engine/annotate/lattice.h"

namespace galley {

// A named part of a match; absent ones are not listed.
struct CaptureView {
  std::string_view name{};
  Span span{};
  WordRange words{};  // empty for captures of patterns: ask WordsOf(span)
  // Types of the annotations it may hold; null for captures of patterns.
  const std::vector<TypeId>* types = nullptr;
};

struct MatchView {
  Span span{};
  WordRange words{};
  std::vector<CaptureView> captures{};

  const CaptureView* Find(std::string_view name) const {
    for (const CaptureView& capture : captures) {
      if (capture.name == name) return &capture;
    }
    return nullptr;
  }
};

}  // namespace galley
