// Annotation: a rule holds at a span, with its type and its value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace galley {

struct Attribute {
  std::string_view name{};  // lives in the Database
  std::string value{};
};

// What the engine says of a place. `type` and `rule` are names that live in
// the Database that made it. `value`: as ANNOTATION.md writes it; nothing when
// the type has none or the text gives none (then attribute "invalid" says why).
struct Annotation {
  Span span{};
  std::string_view type{};
  std::string_view rule{};
  std::optional<std::string> value{};
  std::optional<std::string> id{};
  std::vector<Attribute> attributes{};  // sorted by name
};

}  // namespace galley
