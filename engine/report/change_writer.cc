#include "engine/report/change_writer.h"

#include <fmt/core.h>

#include "engine/report/excerpt.h"
#include "engine/report/json.h"
#include "engine/report/json_tree.h"

namespace galley {
namespace {

constexpr size_t kTextColumns = 60;

std::string Said(const SaidEntry& entry) {
  return fmt::format("{} \"{}\"{} [{}]", entry.type,
                     Shortened(entry.text, kTextColumns),
                     Printable(entry.saying), entry.rule);
}

// In a list of Markdown: nothing of a draft may format it.
std::string Code(std::string_view text) {
  std::string code = Printable(text);
  for (char& c : code) {
    if (c == '`') c = '\'';
  }
  return fmt::format("`{}`", code);
}

JsonTree Tree(const SaidEntry& entry) {
  if (entry.rule.empty()) return nullptr;
  return {{"kind", entry.finding ? "finding" : "entity"},
          {"type", entry.type},
          {"rule", entry.rule},
          {"start", entry.span.begin},
          {"end", entry.span.end},
          {"line", entry.line},
          {"column", entry.column},
          {"text", entry.text},
          {"says", entry.saying.empty() ? "" : entry.saying.substr(1)}};
}

}  // namespace

void WriteChange(ChangeFormat format, std::string_view path,
                 const EntryChange& change, std::string_view edit,
                 std::string* out) {
  const SaidEntry& shown = change.Shown();
  const bool changed = change.kind == ChangeKind::kChanged;
  const std::string place =
      fmt::format("{}:{}:{}", Printable(path), shown.line, shown.column);
  switch (format) {
    case ChangeFormat::kText:
      *out +=
          fmt::format("{}: {} {}\n", place, NameOf(change.kind), Said(shown));
      if (changed) *out += fmt::format("    was: {}\n", Said(change.before));
      if (!edit.empty()) *out += fmt::format("    edit: {}\n", Printable(edit));
      break;
    case ChangeFormat::kMarkdown:
      *out += fmt::format("- **{}** {} {}", NameOf(change.kind), Code(place),
                          Code(Said(shown)));
      if (changed) *out += fmt::format(", was {}", Code(Said(change.before)));
      if (!edit.empty()) *out += fmt::format("; {}", Code(edit));
      *out += '\n';
      break;
    case ChangeFormat::kJsonLines:
      AppendJson({{"kind", "change"},
                  {"path", ValidPath(path)},
                  {"change", NameOf(change.kind)},
                  {"before", Tree(change.before)},
                  {"after", Tree(change.after)},
                  {"edit", edit}},
                 out);
      *out += '\n';
      break;
  }
}

}  // namespace galley
