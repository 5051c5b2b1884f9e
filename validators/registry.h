// All validators by name: a table. Their order is the order in which they run:
// a later one sees the findings of the earlier ones.
#pragma once

#include <span>

#include "engine/check/validator.h"

namespace galley {

std::span<const ValidatorEntry> Validators();

}  // namespace galley
