// Durations that stand before a range of dates: "three-year plan (2019-2023)".
#pragma once

#include <optional>

#include "engine/check/validator.h"
#include "engine/text/document.h"
#include "validators/date/interval.h"
#include "validators/word_list.h"

namespace galley {

struct DurationLists {
  explicit DurationLists(const Database& database)
      : units(database, "duration-units"),
        numbers(database, "number-words"),
        breaks(database, "duration-breaks") {}
  WordList units;    // year, months ...: their value is day, week, month, year
  WordList numbers;  // three = 3
  WordList breaks;   // words after which a duration is not the range's
};

// A duration as it is written, with how long its range really is.
struct DurationClash {
  Span span{};          // "three-year"
  std::string range{};  // "4 to 5 years"
};

// The duration directly before the range at `span`, when counting both ends or
// one of them does not make it. Looks at a dozen words at most.
std::optional<DurationClash> ClashingDuration(const Document& document,
                                              const DurationLists& lists,
                                              Span span, Interval interval);

}  // namespace galley
