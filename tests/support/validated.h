// What one validator finds in a text, for tests of validators.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/check/validator.h"

namespace galley {

// One binding for each kind; rule ids are the kinds.
std::vector<Binding> BindingsFor(
    const std::vector<const char*>& kinds,
    const std::map<std::string, std::string, std::less<>>& params = {});

// "kind 'text'; " for each finding, by place. The document has no
// annotations.
std::string FoundBy(std::unique_ptr<Validator> (*make)(ValidatorSetup),
                    const std::vector<Binding>& bindings,
                    const std::string& text, const std::string& name = "d.txt");

}  // namespace galley
