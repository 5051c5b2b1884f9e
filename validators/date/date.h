// date: dates that cannot be, and dates that do not fit what stands beside
// them.
//
// A date whose day its month lacks, a range that ends before it begins, a
// weekday that is not the date's, a duration that its range belies, a date
// outside the time a report covers: all calendar, no pattern. Reads the `date`
// annotations and a few words around them.
//
// Limitations: nothing is said of dates without a year, except of days that no
// year has. Whether a date outside the reporting period belongs there is a
// question of sense; words that speak of past and future silence it.
#pragma once

#include <memory>

#include "engine/check/validator.h"

namespace galley {

// Kinds: impossible, reversed, weekday, duration, outside (of the period given
// with the run, then a warning at least, or else of the one in the title).
// Lists: weekdays, number-words, duration-units, duration-breaks,
// frame-background.
std::unique_ptr<Validator> MakeDate(ValidatorSetup setup);

}  // namespace galley
