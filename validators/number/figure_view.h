// FigureView: what the tests of figures look at, and how they speak of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/check/validator.h"
#include "validators/number/figure.h"

namespace galley {

struct FigureView {
  const Document& document;
  const std::vector<FiguredSentence>& sentences;
  Report* report;
};

// Says so when `share` is not what `part` is of `whole`, kind share.
void CheckShare(const FigureView& view, const Binding& binding,
                const Figure& share, double part, double whole);

// A number for people: "65,200", "1,250.5".
std::string Shown(double value);

// A word of the document in the matching view; empty where there is none: the
// word before the first one wraps round.
inline std::string_view WordAt(const Document& document, uint32_t word) {
  return word < document.words().size()
             ? document.words()[word].span().In(document.view())
             : std::string_view();
}

}  // namespace galley
