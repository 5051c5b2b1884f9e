// XLSX: the texts of the cells, sheet by sheet and row by row. Numbers are left
// out: what they look like is decided when they are shown.
#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "engine/input/package.h"
#include "engine/input/reader.h"
#include "engine/input/relations.h"
#include "engine/input/story_text.h"
#include "engine/input/xml_reader.h"

namespace galley {
namespace {

using std::string_view;
using Token = XmlReader::Token;

constexpr XmlNamespace kNamespaces[] = {
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "s"},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", "s"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
     "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
};

// Calls take(reader, token, what stands there) for each token of a part.
template <typename Take>
Result<void> ForEachToken(const std::string& part, string_view xml,
                          uint32_t max_depth, Take take) {
  XmlReader reader(xml, kNamespaces, max_depth);
  for (Token token = reader.Next(); token != Token::kDone;
       token = reader.Next()) {
    string_view text;
    if (token == Token::kBroken) {
      return Fail(BrokenPart(part, reader.problem(), reader.begin()));
    }
    if (token == Token::kText) {
      text = xml.substr(reader.begin(), reader.end() - reader.begin());
    } else if (token == Token::kReference) {
      text = reader.decoded();
    }
    take(reader, token, text);
  }
  return {};
}

// Gathers the <t> of a string; what is said how to pronounce it is no text.
class StringText {
 public:
  void Take(const XmlReader& reader, Token token, string_view text) {
    if (token == Token::kStart || token == Token::kEnd) {
      if (reader.name() == "s:rPh") phonetic_ = token == Token::kStart;
      in_text_ = token == Token::kStart && reader.name() == "s:t" && !phonetic_;
    } else if (in_text_) {
      text_ += text;
    }
  }
  std::string Move() { return std::exchange(text_, {}); }

 private:
  std::string text_{};
  bool in_text_ = false;
  bool phonetic_ = false;
};

class SheetFile {
 public:
  SheetFile(const Package& package, uint32_t max_depth)
      : package_(package), max_depth_(max_depth) {}

  Result<DocumentParts> Read();

 private:
  struct Sheet {
    std::string part{};
    std::string name{};
  };

  Result<void> ReadStrings(const std::string& part);
  Result<void> ReadSheets(const std::string& main,
                          const std::vector<Relation>& relations);
  Result<void> AddSheet(const Sheet& sheet);

  const Package& package_;
  const uint32_t max_depth_;
  std::vector<std::string> strings_{};
  std::vector<Sheet> sheets_{};
  ExtractedText text_{};
};

Result<void> SheetFile::ReadStrings(const std::string& part) {
  const Result<std::string> xml = package_.ReadXml(part);
  if (!xml) return tl::unexpected(xml.error());
  StringText string;
  return ForEachToken(
      part, *xml, max_depth_,
      [&](const XmlReader& reader, Token token, string_view text) {
        string.Take(reader, token, text);
        if (token == Token::kEnd && reader.name() == "s:si") {
          strings_.push_back(string.Move());
        }
      });
}

Result<void> SheetFile::ReadSheets(const std::string& main,
                                   const std::vector<Relation>& relations) {
  const Result<std::string> xml = package_.ReadXml(main);
  if (!xml) return tl::unexpected(xml.error());
  const auto targets = TargetsById(relations);
  return ForEachToken(
      main, *xml, max_depth_,
      [&](const XmlReader& reader, Token token, string_view) {
        if (token != Token::kStart || reader.name() != "s:sheet") return;
        const auto sheet = targets.find(reader.Attribute("r:id"));
        if (sheet == targets.end() || !package_.Has(sheet->second)) return;
        sheets_.push_back({sheet->second, reader.Attribute("name")});
      });
}

Result<void> SheetFile::AddSheet(const Sheet& sheet) {
  const Result<std::string> xml = package_.ReadXml(sheet.part);
  if (!xml) return tl::unexpected(xml.error());
  StoryText out(sheet.part, *xml);
  out.BeginStory("sheet " + sheet.name);
  StringText inline_string;
  std::string type;
  std::string value;
  bool in_value = false;
  bool new_row = false;
  Result<void> counted;
  size_t begin = 0;
  const auto cell_text = [&]() -> std::string {
    if (type == "s") {
      size_t index = strings_.size();
      std::from_chars(value.data(), value.data() + value.size(), index);
      if (index >= strings_.size()) return {};
      // One string may stand in any number of cells.
      counted = package_.Count(strings_[index].size());
      return counted ? strings_[index] : std::string{};
    }
    return type == "str" ? value : inline_string.Move();
  };
  auto done = ForEachToken(
      sheet.part, *xml, max_depth_,
      [&](const XmlReader& reader, Token token, string_view text) {
        inline_string.Take(reader, token, text);
        if (token == Token::kStart) {
          if (reader.name() == "s:row") {
            new_row = true;
            out.BeginParagraph();
          }
          if (reader.name() == "s:c") {
            type = reader.Attribute("t");
            value.clear();
            begin = reader.begin();
          }
          in_value = reader.name() == "s:v";
        } else if (token == Token::kEnd) {
          in_value = false;
          if (reader.name() != "s:c" || !counted) return;
          const std::string shown = cell_text();
          if (shown.empty()) return;
          out.Open(BlockKind::kTableCell, 0, new_row ? '\n' : '\t');
          new_row = false;
          out.Replace(shown, begin, reader.end());
          out.Close();
        } else if (in_value) {
          value += text;
        }
      });
  if (!done) return done;
  if (!counted) return counted;
  text_.Add(std::move(out));
  return {};
}

Result<DocumentParts> SheetFile::Read() {
  const auto main = MainPart(package_);
  if (!main) return tl::unexpected(main.error());
  const auto relations = RelationsOf(package_, *main);
  if (!relations) return tl::unexpected(relations.error());
  const auto strings =
      std::ranges::find(*relations, "sharedStrings", &Relation::type);
  if (strings != relations->end() && package_.Has(strings->target)) {
    const auto done = ReadStrings(strings->target);
    if (!done) return tl::unexpected(done.error());
  }
  if (const auto done = ReadSheets(*main, *relations); !done) {
    return tl::unexpected(done.error());
  }
  for (const Sheet& sheet : sheets_) {
    const auto done = AddSheet(sheet);
    if (!done) return tl::unexpected(done.error());
  }
  DocumentParts parts;
  std::move(text_).MoveTo(&parts);
  return parts;
}

}  // namespace

Result<DocumentParts> ReadXlsx(string_view bytes, const ReadOptions& options) {
  const auto package = Package::Open(bytes, options.limits);
  if (!package) return tl::unexpected(package.error());
  return SheetFile(*package, options.limits.depth).Read();
}

}  // namespace galley
