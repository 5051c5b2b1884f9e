// The frame of the HTML report: its head and its style.
#pragma once

#include <cstddef>
#include <string>

namespace galley {

// Everything up to the first draft. The page has no script; whatever it needs
// is in it, and its policy forbids the rest. `kinds`: how many classes k0, k1,
// ... there are, each with a colour of its own and, in a <section>, a checkbox
// of the same class that hides what has it.
std::string HtmlPageBegin(size_t kinds);

}  // namespace galley
