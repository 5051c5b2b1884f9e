#include "engine/rules/types.h"

#include <fmt/core.h>

#include <algorithm>
#include <pugixml.hpp>

#include "engine/base/file.h"

namespace galley {

Result<TypeTable> ReadTypes(const std::string& file, std::string_view bytes) {
  pugi::xml_document xml;
  const pugi::xml_parse_result parsed = xml.load_buffer(
      bytes.data(), bytes.size(), pugi::parse_default, pugi::encoding_utf8);
  const auto error = [&](ptrdiff_t offset, std::string message) {
    const LineColumn place =
        LineColumnOf(bytes, offset > 0 ? static_cast<size_t>(offset) : 0);
    return Error{std::move(message), file, place.line, place.column};
  };
  if (!parsed) {
    return Fail(error(parsed.offset, fmt::format("not well-formed XML: {}",
                                                 parsed.description())));
  }
  TypeTable table;
  Errors errors;
  for (const pugi::xml_node& node : xml.document_element().children()) {
    const std::string_view kind = node.name();
    const std::string name = node.attribute("name").value();
    if (kind != "type" && kind != "category") {
      errors.push_back(
          error(node.offset_debug(), fmt::format("<{}> is neither <type> nor "
                                                 "<category>",
                                                 kind)));
      continue;
    }
    std::vector<std::string>& names =
        kind == "type" ? table.types : table.categories;
    if (name.empty() || std::ranges::find(names, name) != names.end()) {
      errors.push_back(error(
          node.offset_debug(),
          fmt::format("<{}> needs a name of its own: name=\"...\"", kind)));
      continue;
    }
    names.push_back(name);
  }
  if (!errors.empty()) return Fail(std::move(errors));
  return table;
}

}  // namespace galley
