#include "engine/input/tracked_changes.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/input/anchors.h"
#include "engine/input/package.h"
#include "engine/input/package_format.h"
#include "engine/input/package_writer.h"
#include "engine/input/word_document.h"
#include "engine/input/word_styles.h"
#include "engine/input/xml_reader.h"

namespace galley {
namespace {

using std::string_view;
using Token = XmlReader::Token;

constexpr string_view kSpaces = " \t\r\n";

Span MakeSpan(size_t begin, size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

// "w:" of "<w:t>".
string_view PrefixOf(string_view tag) {
  const string_view name = tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1);
  return name.substr(0, name.find(':') + 1);
}

// What character data stands for.
std::string Decoded(string_view xml) {
  const std::string element = fmt::format("<t>{}</t>", xml);
  XmlReader reader(element, {}, 1);
  std::string text;
  for (Token token = reader.Next();
       token != Token::kDone && token != Token::kBroken;
       token = reader.Next()) {
    if (token == Token::kReference) text += reader.decoded();
    if (token != Token::kText) continue;
    text += element.substr(reader.begin(), reader.end() - reader.begin());
  }
  std::ranges::replace_if(
      text, [](char c) { return kSpaces.find(c) != kSpaces.npos; }, ' ');
  return text;
}

// Without the white space at both ends.
Span Trimmed(string_view xml, Span span) {
  while (!span.empty() && kSpaces.find(xml[span.begin]) != kSpaces.npos) {
    ++span.begin;
  }
  while (!span.empty() && kSpaces.find(xml[span.end - 1]) != kSpaces.npos) {
    --span.end;
  }
  return span;
}

}  // namespace

void TrackedChanges::FindElements(uint32_t max_depth, Part* part) {
  const string_view xml = part->xml;
  XmlReader reader(xml, WordNamespaces(), max_depth);
  struct Run {
    size_t depth = 0;
    Span properties{};
  };
  std::vector<Run> runs;
  TextElement element;
  bool preserve = false;
  for (Token token = reader.Next();
       token != Token::kDone && token != Token::kBroken;
       token = reader.Next()) {
    const string_view name = reader.name();
    if (token == Token::kStart) {
      uint32_t id = 0;
      const std::string used = reader.Attribute("w:id");
      std::from_chars(used.data(), used.data() + used.size(), id);
      part->next_id = std::max(part->next_id, id + 1);
      if (name == "w:r") runs.push_back({reader.depth(), {}});
      if (runs.empty()) continue;
      if (name == "w:rPr" && reader.depth() == runs.back().depth + 1) {
        runs.back().properties = MakeSpan(reader.begin(), reader.end());
      } else if (name == "w:t") {
        element = {.whole = MakeSpan(reader.begin(), 0),
                   .content = MakeSpan(reader.end(), 0),
                   .properties = runs.back().properties,
                   .prefix = std::string(PrefixOf(xml.substr(reader.begin())))};
        preserve = reader.Attribute("xml:space") == "preserve";
      }
    } else if (token == Token::kEnd && !runs.empty()) {
      if (name == "w:r") {
        runs.pop_back();
      } else if (name == "w:rPr" && reader.depth() == runs.back().depth) {
        runs.back().properties.end = static_cast<uint32_t>(reader.end());
      } else if (name == "w:t") {
        element.whole.end = static_cast<uint32_t>(reader.end());
        element.content.end = static_cast<uint32_t>(reader.begin());
        if (element.content.empty() || element.prefix.empty() ||
            element.content.In(xml).find('<') != string_view::npos) {
          continue;  // has no text, or text that is not written plainly
        }
        if (!preserve) element.content = Trimmed(xml, element.content);
        part->elements.push_back(element);
      }
    }
  }
}

Result<TrackedChanges> TrackedChanges::Open(string_view bytes, string_view text,
                                            const ReadOptions& options) {
  if (options.changes != Changes::kAccepted) {
    return Fail(
        Error{"is edited as it reads with its changes accepted; leave "
              "out --changes original"});
  }
  const auto format = PackageFormat(bytes, options.limits);
  if (!format) return tl::unexpected(format.error());
  if (*format != "docx") {
    return Fail(Error{
        "is no text, Markdown, HTML or DOCX; galley fix edits only these"});
  }
  const auto package = Package::Open(bytes, options.limits);
  if (!package) return tl::unexpected(package.error());
  auto places = ReadWordDocument(*package, options);
  if (!places) return tl::unexpected(std::move(places.error()));
  TrackedChanges changes(bytes, text);
  changes.places_ = std::move(*places);
  for (const std::string& name : changes.places_.Parts()) {
    auto xml = package->ReadUtf8(name);
    if (!xml) return tl::unexpected(std::move(xml.error()));
    Part& part = changes.parts_[name];
    part.xml = std::move(*xml);
    FindElements(options.limits.depth, &part);
  }
  return changes;
}

std::optional<TrackedChanges::Place> TrackedChanges::PlaceOf(
    const TextEdit& edit) const {
  // An insertion stands behind a letter, or at the begin of all.
  Span span = edit.span;
  const bool inserts = span.empty();
  if (inserts && span.begin == 0) return std::nullopt;
  while (inserts && --span.begin != 0 && (text_[span.begin] & 0xC0) == 0x80) {
  }
  const PartSpan there = places_.InPart(span);
  const auto part = parts_.find(there.part);
  if (part == parts_.end()) return std::nullopt;
  const std::vector<TextElement>& elements = part->second.elements;
  auto element = std::ranges::upper_bound(
      elements, there.begin, {},
      [](const TextElement& one) { return one.content.end; });
  Place place{there.part, {}};
  std::string covered;
  for (; element != elements.end() && element->content.begin < there.end;
       ++element) {
    const Span piece =
        MakeSpan(std::max<size_t>(there.begin, element->content.begin),
                 std::min<size_t>(there.end, element->content.end));
    covered += Decoded(piece.In(part->second.xml));
    place.pieces.push_back({&*element, piece, {}});
  }
  if (place.pieces.empty() || covered != span.In(text_)) return std::nullopt;
  Piece& last = place.pieces.back();
  last.inserted = edit.replacement;
  if (inserts) last.deleted.begin = last.deleted.end;
  return place;
}

bool TrackedChanges::Takes(const TextEdit& edit) const {
  return edit.replacement.find_first_of("\t\r\n\f") == string_view::npos &&
         PlaceOf(edit).has_value();
}

// The element with its run cut around what is deleted and inserted.
std::string TrackedChanges::Changed(const Part& part,
                                    const std::vector<Piece>& pieces,
                                    uint32_t* id) {
  const TextElement& element = *pieces.front().element;
  const string_view p = element.prefix;
  const string_view properties = element.properties.In(part.xml);
  const auto text = [&](string_view name, string_view xml) {
    return fmt::format("<{0}{1} xml:space=\"preserve\">{2}</{0}{1}>", p, name,
                       xml);
  };
  const auto change = [&](string_view kind, const std::string& inside) {
    return fmt::format(
        "<{0}{1} {0}id=\"{2}\" {0}author=\"{3}\"><{0}r>{4}{5}</{0}r></{0}{1}>",
        p, kind, (*id)++, kChangeAuthor, properties, inside);
  };
  std::string xml;
  uint32_t at = element.content.begin;
  const auto keep = [&](uint32_t end) {
    if (at < end) xml += text("t", Span{at, end}.In(part.xml));
  };
  for (const Piece& piece : pieces) {
    keep(piece.deleted.begin);
    xml += fmt::format("</{}r>", p);
    if (!piece.deleted.empty()) {
      xml += change("del", text("delText", piece.deleted.In(part.xml)));
    }
    if (!piece.inserted.empty()) {
      xml += change("ins", text("t", XmlText(piece.inserted)));
    }
    xml += fmt::format("<{}r>{}", p, properties);
    at = piece.deleted.end;
  }
  keep(element.content.end);
  return xml;
}

Result<std::string> TrackedChanges::Write(
    const std::vector<TextEdit>& edits) const {
  std::map<std::string, std::vector<Piece>, std::less<>> by_part;
  uint32_t id = 1;
  for (const TextEdit& edit : edits) {
    auto place = PlaceOf(edit);
    std::vector<Piece>& pieces = by_part[place->part];
    pieces.insert(pieces.end(), place->pieces.begin(), place->pieces.end());
  }
  for (const auto& [name, part] : parts_) id = std::max(id, part.next_id);
  NewParts changed;
  for (const auto& [name, pieces] : by_part) {
    const Part& part = parts_.find(name)->second;
    std::string& xml = changed[name];
    size_t at = 0;
    for (auto piece = pieces.begin(); piece != pieces.end();) {
      const TextElement* element = piece->element;
      const auto next = std::find_if(
          piece, pieces.end(),
          [element](const Piece& one) { return one.element != element; });
      xml += string_view(part.xml).substr(at, element->whole.begin - at);
      xml += Changed(part, {piece, next}, &id);
      at = element->whole.end;
      piece = next;
    }
    xml += string_view(part.xml).substr(at);
  }
  return WithParts(bytes_, changed);
}

}  // namespace galley
