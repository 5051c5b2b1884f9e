#include "engine/report/json_tree.h"

namespace galley {

void AppendJson(const JsonTree& tree, std::string* out) {
  constexpr int kOneLine = -1;
  constexpr bool kOnlyAscii = true;
  out->append(
      tree.dump(kOneLine, ' ', kOnlyAscii, JsonTree::error_handler_t::replace));
}

}  // namespace galley
