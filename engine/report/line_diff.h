// Line diff: what must change in one text to make it the other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The lines of `text` without their line ends.
std::vector<std::string_view> LinesOf(std::string_view text);

// Only the lines that differ, in order: "- " before those `expected` has alone,
// "+ " before those of `actual`. Empty where the texts have the same lines.
// Cost: the product of the lines between the first and the last difference, up
// to a limit; beyond it both middles are listed whole.
std::string LineDiff(std::string_view expected, std::string_view actual);

// The same as a unified diff of the file `path` with three lines of context, as
// `patch -p0` takes it. Empty where the texts are equal.
std::string UnifiedDiff(std::string_view path, std::string_view before,
                        std::string_view after);

}  // namespace galley
