#include "engine/base/glob.h"

#include <string>
#include <utility>
#include <vector>

namespace galley {

bool GlobMatches(std::string_view pattern, std::string_view path) {
  std::string whole(pattern);
  if (whole.ends_with('/')) whole += "**";
  const std::string_view rest(whole);
  // matched[i]: the pattern so far matches the first i bytes of the path.
  std::vector<bool> matched(path.size() + 1, false);
  matched[0] = true;
  for (size_t at = 0; at < rest.size();) {
    const std::string_view part = rest.substr(at).starts_with("**/") ? "**/"
                                  : rest.substr(at).starts_with("**")
                                      ? "**"
                                      : rest.substr(at, 1);
    std::vector<bool> next(path.size() + 1, false);
    bool open = false;  // the pattern so far matches some beginning
    for (size_t i = 0; i <= path.size(); ++i) {
      open = open || matched[i];
      const char last = i == 0 ? '\0' : path[i - 1];
      if (part == "**") {
        next[i] = open;
      } else if (part == "**/") {
        next[i] = matched[i] || (open && last == '/');
      } else if (part == "*") {
        next[i] = matched[i] || (i > 0 && next[i - 1] && last != '/');
      } else if (i > 0 && matched[i - 1]) {
        next[i] = part == "?" ? last != '/' : part[0] == last;
      }
    }
    matched = std::move(next);
    at += part.size();
  }
  return matched[path.size()];
}

}  // namespace galley
