// Value expressions: "count(n, m)" -> Expression.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "engine/rules/rule.h"

namespace galley {

// Nested calls over captures and 'strings'. The error is a sentence: what is
// wrong and what to write. Function names and the number of their arguments
// are checked against the table of functions in expression.cc.
tl::expected<Expression, std::string> ParseExpression(std::string_view text);

}  // namespace galley
