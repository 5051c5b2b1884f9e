#include "engine/rules/rule_source.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/base/file.h"

namespace galley {

Result<std::string> SourceOf(const SourcePlace& place) {
  const Result<std::string> file = ReadFile(place.file);
  if (!file) return file;
  size_t begin = 0;
  for (uint32_t line = 1; line < place.line; ++line) {
    begin = file->find('\n', begin) + 1;
  }
  begin = std::min(file->find('<', begin), file->size());
  const size_t name_end = file->find_first_of(" \t\r\n/>", begin + 1);
  const std::string name = file->substr(begin + 1, name_end - begin - 1);
  const std::string closing = fmt::format("</{}>", name);
  size_t end = file->find(closing, begin);
  if (end == std::string::npos) {
    end = file->find("/>", begin);  // an element without content
    return file->substr(begin,
                        end == std::string::npos ? end : end + 2 - begin);
  }
  return file->substr(begin, end + closing.size() - begin);
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
