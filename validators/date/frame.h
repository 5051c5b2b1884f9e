// The time that a report covers, and dates that lie outside it for no reason.
#pragma once

#include <optional>
#include <vector>

#include "engine/check/report.h"
#include "engine/text/document.h"
#include "validators/date/interval.h"
#include "validators/word_list.h"

namespace galley {

// The period that the first blocks of a document name alone: a year, or a range
// of less than two; nothing when they name none.
std::optional<Interval> FrameOfTitle(
    const Document& document, const std::vector<Annotation>& annotations);

// The dates that lie outside `frame`, in sentences of running text without a
// word of `background` (since, until, established, plan ...). Dates inside
// names and ranges of years are left out. Cost: linear.
std::vector<const Annotation*> DatesOutside(
    const Document& document, const std::vector<Annotation>& annotations,
    Interval frame, const WordList& background);

}  // namespace galley
