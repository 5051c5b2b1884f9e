#include "engine/rules/gazetteer.h"

#include <fmt/core.h>

#include <array>
#include <map>
#include <set>

#include "engine/text/decode.h"

namespace galley {
namespace {

constexpr size_t kMaxErrors = 50;  // a file of the wrong kind is wrong all over

enum Column { kId, kSurface, kForm, kCase, kClass, kPolicy, kExtra, kNote };
constexpr size_t kColumns = 8;

std::vector<std::string_view> SplitTabs(std::string_view line) {
  std::vector<std::string_view> cells;
  while (true) {
    const size_t end = line.find('\t');
    cells.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return cells;
    line.remove_prefix(end + 1);
  }
}

class GazetteerReader {
 public:
  explicit GazetteerReader(const std::string& file) : file_(file) {}

  Result<std::vector<ListEntry>> Read(std::string_view bytes) {
    if (!IsValidUtf8(bytes)) {
      return Fail(
          {"is not valid UTF-8; save the gazetteer as UTF-8", file_, 1});
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.empty()) ReadHeader(bytes);
    while (!bytes.empty() && errors_.size() < kMaxErrors) {
      const size_t end = bytes.find('\n');
      std::string_view line = bytes.substr(0, end);
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++line_;
      if (line_ == 1) {
        ReadHeader(line);
      } else if (!line.empty()) {
        ReadLine(line);
      }
      if (end == std::string_view::npos) break;
      bytes.remove_prefix(end + 1);
    }
    for (const auto& [id, place] : first_lines_) {
      if (!named_.contains(id)) {
        Wrong(place, fmt::format("id \"{}\" has no preferred name; give one of "
                                 "its lines the form \"name\"",
                                 id));
      }
    }
    if (!errors_.empty()) return Fail(std::move(errors_));
    return std::move(entries_);
  }

 private:
  void Wrong(uint32_t line, std::string message) {
    errors_.push_back({std::move(message), file_, line, 0});
  }

  void ReadHeader(std::string_view line) {
    columns_.fill(-1);
    const std::vector<std::string_view> names = SplitTabs(line);
    width_ = names.size();
    static const std::map<std::string_view, Column> kNames = {
        {"id", kId},      {"surface", kSurface}, {"form", kForm},
        {"case", kCase},  {"class", kClass},     {"policy", kPolicy},
        {"kind", kExtra}, {"country", kExtra},   {"note", kNote}};
    for (size_t i = 0; i < names.size(); ++i) {
      const auto known = kNames.find(names[i]);
      if (known == kNames.end()) {
        Wrong(1, fmt::format("there is no column \"{}\"; the header takes id, "
                             "surface, form, case, class, policy, kind or "
                             "country, note",
                             names[i]));
      } else if (known->second != kExtra || columns_[kExtra] < 0 ||
                 names[i] == "country") {
        columns_[known->second] = static_cast<int>(i);
      }
    }
    for (const auto& [name, column] : kNames) {
      if (column <= kClass && columns_[column] < 0) {
        Wrong(1, fmt::format("the header lacks the column \"{}\"", name));
      }
    }
  }

  std::string_view Cell(const std::vector<std::string_view>& cells,
                        Column column) const {
    const int index = columns_[column];
    return index < 0 ? std::string_view() : cells[static_cast<size_t>(index)];
  }

  void ReadLine(std::string_view line) {
    const std::vector<std::string_view> cells = SplitTabs(line);
    if (cells.size() != width_) {
      Wrong(line_, fmt::format("has {} cells, the header has {}; check the "
                               "tabs",
                               cells.size(), width_));
      return;
    }
    if (!errors_.empty() && errors_.front().line == 1) return;
    ListEntry entry;
    entry.id = Cell(cells, kId);
    entry.surface = Cell(cells, kSurface);
    entry.name_class = Cell(cells, kClass);
    entry.policy = Cell(cells, kPolicy);
    entry.extra = Cell(cells, kExtra);
    if (Cell(cells, kNote) == "default") {
      entry.extra = "default " + entry.extra;
    }
    if (entry.id.empty()) Wrong(line_, "the id is empty");
    if (CutWords(entry.surface).empty()) {
      Wrong(line_, "the surface is empty; a name needs a visible character");
    }
    const std::string_view form = Cell(cells, kForm);
    if (form == "name") {
      entry.form = NameForm::kName;
      if (!named_.insert(entry.id).second) {
        Wrong(line_,
              fmt::format("id \"{}\" has a second line of form \"name\"; "
                          "make it \"other\"",
                          entry.id));
      }
    } else if (form == "other") {
      entry.form = NameForm::kOther;
    } else if (form == "acronym") {
      entry.form = NameForm::kAcronym;
    } else {
      Wrong(line_,
            fmt::format("form \"{}\" is not one of: name other acronym", form));
    }
    const std::string_view name_case = Cell(cells, kCase);
    if (name_case == "exact") {
      entry.name_case = NameCase::kExact;
    } else if (name_case == "fold") {
      entry.name_case = NameCase::kFold;
    } else if (name_case == "smart") {
      entry.name_case = NameCase::kSmart;
    } else {
      Wrong(line_, fmt::format("case \"{}\" is not one of: exact fold smart",
                               name_case));
    }
    first_lines_.try_emplace(entry.id, line_);
    if (!seen_.insert({entry.id, entry.surface}).second) {
      Wrong(line_,
            fmt::format("\"{}\" stands twice under the id \"{}\"; delete "
                        "one line",
                        entry.surface, entry.id));
    }
    entries_.push_back(std::move(entry));
  }

  const std::string& file_;
  uint32_t line_ = 0;
  size_t width_ = 0;
  std::array<int, kColumns> columns_{};
  std::vector<ListEntry> entries_;
  std::set<std::pair<std::string, std::string>> seen_;
  std::set<std::string> named_;
  std::map<std::string, uint32_t> first_lines_;
  Errors errors_;
};

}  // namespace

Result<std::vector<ListEntry>> ReadGazetteer(const std::string& file,
                                             std::string_view bytes) {
  return GazetteerReader(file).Read(bytes);
}

}  // namespace galley
