#include "engine/report/entry_diff.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "engine/report/entry.h"
#include "engine/report/json_tree.h"
#include "engine/report/line_diff.h"

namespace galley {
namespace {

auto Order(const SaidEntry& entry) {
  return std::tie(entry.span, entry.finding, entry.type, entry.rule,
                  entry.saying);
}

std::string SayingOf(const Annotation& annotation) {
  std::string saying;
  if (annotation.value) saying += " = " + *annotation.value;
  if (annotation.id) saying += " -> " + *annotation.id;
  for (const Attribute& attribute : annotation.attributes) {
    saying += fmt::format(" {}={}", attribute.name, attribute.value);
  }
  return saying;
}

// Of a line that says an entity or a finding; nothing: it does not.
std::optional<SaidEntry> ParseOne(std::string_view line) {
  const JsonTree tree = JsonTree::parse(line, nullptr, false);
  if (!tree.is_object()) return std::nullopt;
  try {
    SaidEntry one;
    one.finding = tree.at("kind") == "finding";
    one.type = tree.at(one.finding ? "category" : "type");
    one.rule = tree.at("rule");
    one.span = {tree.at("start"), tree.at("end")};
    one.line = tree.at("line");
    one.column = tree.at("column");
    one.text = tree.at("text");
    if (one.finding) {
      one.saying =
          fmt::format(" {}: {}", tree.at("severity").get<std::string>(),
                      tree.at("message").get<std::string>());
      return one;
    }
    if (const auto& value = tree.at("value"); value.is_string()) {
      one.saying += " = " + value.get<std::string>();
    }
    if (const auto& id = tree.at("id"); id.is_string()) {
      one.saying += " -> " + id.get<std::string>();
    }
    for (const auto& [name, value] : tree.at("attributes").items()) {
      one.saying += fmt::format(" {}={}", name, value.get<std::string>());
    }
    return one;
  } catch (const JsonTree::exception&) {
    return std::nullopt;
  }
}

// What only one of two sorted lists has.
std::vector<SaidEntry> Only(const std::vector<SaidEntry>& in,
                            const std::vector<SaidEntry>& not_in) {
  std::vector<SaidEntry> only;
  std::ranges::set_difference(
      in, not_in, std::back_inserter(only),
      [](const auto& a, const auto& b) { return Order(a) < Order(b); });
  return only;
}

}  // namespace

std::string_view NameOf(ChangeKind kind) {
  constexpr std::array<std::string_view, 3> kNames = {"lost", "gained",
                                                      "changed"};
  return kNames[static_cast<size_t>(kind)];
}

std::vector<SaidEntry> EntriesSaid(const Document& document,
                                   const Report& report) {
  PlaceFinder places(document);
  std::vector<SaidEntry> said;
  for (const Entry& entry : EntriesOf(report, {}, &places)) {
    SaidEntry one;
    one.span = entry.place.file;
    one.line = entry.place.line;
    one.column = entry.place.column;
    one.text = entry.place.source;
    if (entry.annotation != nullptr) {
      one.type = entry.annotation->type;
      one.rule = entry.annotation->rule;
      one.saying = SayingOf(*entry.annotation);
    } else {
      one.finding = true;
      one.type = entry.finding->category;
      one.rule = entry.finding->rule;
      one.saying = fmt::format(" {}: {}", NameOf(entry.finding->severity),
                               entry.finding->message);
    }
    said.push_back(std::move(one));
  }
  return said;
}

std::vector<SaidEntry> ParseSaid(std::string_view json_lines,
                                 std::vector<uint32_t>* lines) {
  std::vector<SaidEntry> said;
  uint32_t number = 0;
  for (const std::string_view line : LinesOf(json_lines)) {
    ++number;
    if (auto one = ParseOne(line)) {
      said.push_back(*std::move(one));
      lines->push_back(number);
    }
  }
  return said;
}

std::vector<EntryChange> DiffEntries(const std::vector<SaidEntry>& before,
                                     const std::vector<SaidEntry>& after) {
  std::vector<SaidEntry> left = before;
  std::vector<SaidEntry> right = after;
  std::ranges::sort(left, {}, Order);
  std::ranges::sort(right, {}, Order);
  std::vector<SaidEntry> lost = Only(left, right);
  std::vector<SaidEntry> gained = Only(right, left);
  std::vector<EntryChange> changes;
  std::vector<bool> paired(gained.size(), false);
  size_t first = 0;  // of `gained`: those before end before all that follow
  for (SaidEntry& old : lost) {
    while (first < gained.size() && gained[first].span.end <= old.span.begin) {
      ++first;
    }
    EntryChange change{ChangeKind::kLost, std::move(old), {}};
    for (size_t i = first;
         i < gained.size() && gained[i].span.begin < change.before.span.end;
         ++i) {
      if (paired[i] || gained[i].finding != change.before.finding ||
          gained[i].type != change.before.type ||
          !gained[i].span.Overlaps(change.before.span)) {
        continue;
      }
      paired[i] = true;
      change.kind = ChangeKind::kChanged;
      change.after = gained[i];
      break;
    }
    changes.push_back(std::move(change));
  }
  for (size_t i = 0; i < gained.size(); ++i) {
    if (paired[i]) continue;
    changes.push_back({ChangeKind::kGained, {}, std::move(gained[i])});
  }
  std::ranges::stable_sort(changes, [](const auto& a, const auto& b) {
    return Order(a.Shown()) < Order(b.Shown());
  });
  return changes;
}

}  // namespace galley
