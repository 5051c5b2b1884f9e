#include "engine/report/lint_report.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/report/json.h"
#include "engine/report/json_tree.h"

namespace galley {

std::string LintText(const std::vector<LintMessage>& messages, bool notes) {
  std::string text;
  const auto count = [&messages](LintLevel level) {
    return std::ranges::count(messages, level, &LintMessage::level);
  };
  for (const LintMessage& message : messages) {
    if (message.level == LintLevel::kNote && !notes) continue;
    Error place = message.place;
    place.message = fmt::format("{}: {} [{}]", NameOf(message.level),
                                place.message, message.code);
    text += ToString(place) + "\n";
    if (!message.fix.empty()) {
      text += fmt::format("    fix: {}\n", message.fix);
    }
  }
  const auto hidden = count(LintLevel::kNote);
  text +=
      fmt::format("errors: {}, advice: {}, notes: {}{}\n",
                  count(LintLevel::kError), count(LintLevel::kAdvice), hidden,
                  hidden > 0 && !notes ? " (--verbose shows them)" : "");
  return text;
}

std::string LintJsonLines(const std::vector<LintMessage>& messages) {
  std::string text;
  for (const LintMessage& message : messages) {
    AppendJson({{"kind", "lint"},
                {"code", message.code},
                {"level", NameOf(message.level)},
                {"path", ValidPath(message.place.file)},
                {"line", message.place.line},
                {"column", message.place.column},
                {"message", message.place.message},
                {"fix", message.fix.empty() ? JsonTree(nullptr)
                                            : JsonTree(message.fix)}},
               &text);
    text += '\n';
  }
  return text;
}

}  // namespace galley
