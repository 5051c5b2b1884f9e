#include "engine/rules/rule_source.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/base/file.h"

namespace galley {

Result<std::string> SourceOf(const SourcePlace& place) {
  const Result<std::string> file = ReadFile(place.file);
  if (!file) return file;
  return SourceIn(*file, place);
}

std::string SourceIn(std::string_view file, const SourcePlace& place) {
  size_t begin = 0;
  for (uint32_t line = 1; line < place.line; ++line) {
    begin = file.find('\n', begin) + 1;
  }
  begin = std::min(file.find('<', begin), file.size());
  const size_t name_end = file.find_first_of(" \t\r\n/>", begin + 1);
  const std::string closing = fmt::format(
      "</{}>",
      name_end > begin ? file.substr(begin + 1, name_end - begin - 1) : "");
  size_t end = file.find(closing, begin);
  if (end == std::string_view::npos) {
    end = file.find("/>", begin);  // an element without content
    return std::string(file.substr(
        begin, end == std::string_view::npos ? end : end + 2 - begin));
  }
  return std::string(file.substr(begin, end + closing.size() - begin));
}

std::map<std::string, SourcePlace> MacroPlaces(
    const std::set<std::string>& files) {
  constexpr std::string_view kDefine = "<define name=\"";
  std::map<std::string, SourcePlace> places;
  for (const std::string& file : files) {
    const Result<std::string> text = ReadFile(file);
    if (!text) continue;
    for (size_t at = text->find(kDefine); at != std::string::npos;
         at = text->find(kDefine, at + 1)) {
      const size_t begin = at + kDefine.size();
      const LineColumn where = LineColumnOf(*text, at);
      places.try_emplace(text->substr(begin, text->find('"', begin) - begin),
                         SourcePlace{file, where.line, where.column});
    }
  }
  return places;
}

}  // namespace galley
