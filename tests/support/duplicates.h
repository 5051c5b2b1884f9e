// The findings of the validator alone, for its tests.
#pragma once

#include <string>
#include <vector>

#include "engine/check/validator.h"
#include "tests/support/tagged.h"

namespace galley {

// A rule for every kind, named like it; its message shows what it is given.
std::vector<Binding> AllDuplicateKinds();

Report DuplicatesOf(const Document& document,
                    const std::vector<Binding>& bindings = AllDuplicateKinds());

// "kind group 'text'\n" for each finding, sorted by place. `name` chooses the
// reader.
std::string ShownDuplicates(const std::string& text,
                            const std::string& name = "d.txt");

}  // namespace galley
