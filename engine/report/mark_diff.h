// Mark diff: a text with two sets of marks below it, so that a person sees at
// once what differs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/text/marked_text.h"

namespace galley {

// Each line of `text` that a mark touches, and below it, under what `wanted`
// and `found` mark, carets with type and value behind them:
//     text:   It opened in June 2022.
//     wanted:              ^^^^^^^^^ date=2022-06
//     found:               ^^^^ date
// Marks that both have are shown in both. Of a long line a window is shown.
std::string MarkDiff(std::string_view text, const std::vector<Mark>& wanted,
                     const std::vector<Mark>& found);

}  // namespace galley
