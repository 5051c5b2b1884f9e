#include "engine/report/location.h"

#include <fmt/core.h>

#include "engine/report/json.h"

namespace galley {

std::string LocationText(const Document& document, uint32_t offset) {
  const Origin* origin = document.origins().At(offset);
  if (origin == nullptr) return {};
  const Story& story = document.origins().stories[origin->story];
  std::string text = story.name == "body" ? std::string{} : story.name;
  const auto add = [&text](const char* what, uint32_t number) {
    if (number == 0) return;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", what, number);
  };
  add("page", origin->page);
  add("paragraph", origin->paragraph);
  return text;
}

void AppendLocation(const Document& document, uint32_t offset,
                    std::string* json) {
  const Origin* origin = document.origins().At(offset);
  if (origin == nullptr) return;
  const Story& story = document.origins().stories[origin->story];
  const size_t before = json->size();
  const auto key = [&](const char* name) {
    json->append(json->size() == before ? "{\"" : ",\"").append(name);
    json->append("\":");
  };
  const auto number = [&](const char* name, uint32_t value) {
    if (value == 0) return;
    key(name);
    AppendNumber(value, json);
  };
  key("story");
  AppendJsonString(story.name, json);
  if (!story.part.empty()) {
    key("part");
    AppendJsonString(story.part, json);
  }
  number("paragraph", origin->paragraph);
  number("page", origin->page);
  const Box& box = origin->box;
  if (box.right > box.left) {
    key("box");
    json->append(fmt::format("[{:.1f},{:.1f},{:.1f},{:.1f}]", box.left, box.top,
                             box.right, box.bottom));
  }
  json->push_back('}');
}

}  // namespace galley
