// Strings side by side with a separator between them. fmt::join can do more,
// and makes each file that uses it compile all of fmt's formatting again (ten
// seconds a file with the sanitizers).
#ifndef GALLEY_ENGINE_BASE_JOIN_H_
#define GALLEY_ENGINE_BASE_JOIN_H_

#include <string>
#include <string_view>
#include <type_traits>

namespace galley {

// The items of a range of strings (or of what converts to std::string_view) or
// of integers, in its order. Cost: linear in the result.
template <typename Range>
std::string Join(const Range& items, std::string_view separator) {
  std::string joined;
  bool first = true;
  for (const auto& item : items) {
    if (!first) joined += separator;
    if constexpr (std::is_integral_v<std::decay_t<decltype(item)>>) {
      joined += std::to_string(item);
    } else {
      joined += std::string_view(item);
    }
    first = false;
  }
  return joined;
}

}  // namespace galley

#endif  // GALLEY_ENGINE_BASE_JOIN_H_
