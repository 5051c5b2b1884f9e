// Result: what a function returns when something from outside may be unusable.
//
// Files, packs and drafts that cannot be used are data: every reason is an
// Error with its place, and all of them are returned together. Nothing in the
// engine throws, prints or aborts over them.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace galley {

// One reason, with its place. `message` says what is wrong and what to do.
struct Error {
  std::string message{};
  std::string file{};   // empty: not about a file
  uint32_t line = 0;    // from 1; 0: the file as a whole
  uint32_t column = 0;  // from 1, in code points; 0: the line as a whole
};

using Errors = std::vector<Error>;

// A T, or at least one Error.
template <typename T>
using Result = tl::expected<T, Errors>;

// "rules/dates.xml:12:3: date.point: ...", leaving out what is not known.
std::string ToString(const Error& error);

inline tl::unexpected<Errors> Fail(Error error) {
  Errors errors;
  errors.push_back(std::move(error));
  return tl::unexpected<Errors>(std::move(errors));
}

inline tl::unexpected<Errors> Fail(Errors errors) {
  return tl::unexpected<Errors>(std::move(errors));
}

}  // namespace galley
