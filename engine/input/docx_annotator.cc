// Comments in a DOCX: marks around runs in the body, texts in a part of their
// own.
#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/input/anchors.h"
#include "engine/input/annotate_draft.h"
#include "engine/input/package_writer.h"
#include "engine/input/relations.h"
#include "engine/input/word_document.h"
#include "engine/input/word_styles.h"

namespace galley {
namespace {

using std::string_view;
using Token = XmlReader::Token;

constexpr string_view kParagraphs[] = {"w:p"};
constexpr string_view kInitials = "G";
constexpr string_view kContentTypes = "[Content_Types].xml";
constexpr string_view kStrictWord =
    "http://purl.oclc.org/ooxml/wordprocessingml/main";
constexpr string_view kCommentsType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml."
    "comments+xml";

// The two dialects: names of the vocabulary and of the relation.
struct Dialect {
  string_view word;
  string_view relation;
};
constexpr Dialect kTransitional = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    "comments"};
constexpr Dialect kStrict = {
    kStrictWord,
    "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"};

// Before the end tag of the root element.
Result<std::string> Appended(const std::string& xml, string_view more,
                             string_view part) {
  const size_t end = xml.rfind("</");
  if (end == xml.npos) {
    // <Relationships/> and the like: opened, filled, closed.
    const size_t slash = xml.rfind("/>");
    const size_t open = xml.rfind('<', slash);
    if (slash == xml.npos || open == xml.npos) {
      return Fail(BrokenPart(part, "holds no element", 0));
    }
    const string_view name = string_view(xml).substr(
        open + 1, xml.find_first_of(" \t\r\n/", open) - open - 1);
    return fmt::format("{}>{}</{}>{}", xml.substr(0, slash), more, name,
                       xml.substr(slash + 2));
  }
  return fmt::format("{}{}{}", string_view(xml).substr(0, end), more,
                     string_view(xml).substr(end));
}

class DocxAnnotator {
 public:
  DocxAnnotator(const Package& package, const ReadOptions& options)
      : package_(package), options_(options) {}

  Result<NewParts> Run(const std::vector<NewComment>& comments) {
    const auto main = MainPart(package_);
    if (!main) return tl::unexpected(main.error());
    const auto body = package_.ReadUtf8(*main);
    if (!body) return tl::unexpected(body.error());
    dialect_ = body->find(kStrictWord) == body->npos ? kTransitional : kStrict;
    if (auto done = FindComments(*main); !done) {
      return tl::unexpected(std::move(done.error()));
    }
    auto marked = MarkBody(*main, *body, comments);
    if (!marked) return tl::unexpected(std::move(marked.error()));
    parts_[*main] = std::move(*marked);
    if (auto done = AddTexts(comments); !done) {
      return tl::unexpected(std::move(done.error()));
    }
    return std::move(parts_);
  }

 private:
  // The part of the comments, the ids in use there, and what a new part needs.
  Result<void> FindComments(const std::string& main) {
    const auto relations = RelationsOf(package_, main);
    if (!relations) return tl::unexpected(relations.error());
    const auto there =
        std::ranges::find(*relations, "comments", &Relation::type);
    if (there != relations->end() && package_.Has(there->target)) {
      comments_part_ = there->target;
      return FindIds();
    }
    const string_view folder =
        string_view(main).substr(0, main.find_last_of('/') + 1);
    for (int i = 0; comments_part_.empty() || package_.Has(comments_part_);
         ++i) {
      comments_part_ = fmt::format("{}comments{}.xml", folder,
                                   i == 0 ? "" : std::to_string(i));
    }
    return Announce(main, *relations);
  }

  Result<void> FindIds() {
    auto xml = package_.ReadUtf8(comments_part_);
    if (!xml) return tl::unexpected(std::move(xml.error()));
    comments_xml_ = std::move(*xml);
    XmlReader reader(comments_xml_, WordNamespaces(), options_.limits.depth);
    for (Token token = reader.Next(); token != Token::kDone;
         token = reader.Next()) {
      if (token == Token::kBroken) {
        return Fail(
            BrokenPart(comments_part_, reader.problem(), reader.begin()));
      }
      if (token != Token::kStart || reader.name() != "w:comment") continue;
      const std::string id = reader.Attribute("w:id");
      uint32_t number = 0;
      std::from_chars(id.data(), id.data() + id.size(), number);
      next_id_ = std::max(next_id_, number + 1);
    }
    return {};
  }

  // A new part: its type and its relation.
  Result<void> Announce(const std::string& main,
                        const std::vector<Relation>& relations) {
    comments_xml_ = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" "
        "standalone=\"yes\"?>\n<w:comments xmlns:w="
        "\"{}\"></w:comments>",
        dialect_.word);
    const auto types = package_.ReadUtf8(kContentTypes);
    if (!types) return tl::unexpected(types.error());
    auto typed = Appended(
        *types,
        fmt::format("<Override xmlns=\"http://schemas.openxmlformats.org/"
                    "package/2006/content-types\" PartName=\"/{}\" "
                    "ContentType=\"{}\"/>",
                    comments_part_, kCommentsType),
        kContentTypes);
    if (!typed) return tl::unexpected(std::move(typed.error()));
    parts_[std::string(kContentTypes)] = std::move(*typed);
    std::string id = "rIdGalley";
    while (std::ranges::find(relations, id, &Relation::id) != relations.end()) {
      id += '1';
    }
    const std::string relation = fmt::format(
        "<Relationship xmlns=\"http://schemas.openxmlformats.org/package/2006/"
        "relationships\" Id=\"{}\" Type=\"{}\" Target=\"/{}\"/>",
        id, dialect_.relation, comments_part_);
    const std::string name = RelationsPart(main);
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Relationships xmlns="
        "\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "</Relationships>";
    if (package_.Has(name)) {
      auto known = package_.ReadUtf8(name);
      if (!known) return tl::unexpected(std::move(known.error()));
      xml = std::move(*known);
    }
    auto related = Appended(xml, relation, name);
    if (!related) return tl::unexpected(std::move(related.error()));
    parts_[name] = std::move(*related);
    return {};
  }

  Result<std::string> MarkBody(const std::string& main, const std::string& body,
                               const std::vector<NewComment>& comments) const {
    const auto text = ReadWordDocument(package_, options_);
    if (!text) return tl::unexpected(text.error());
    const AnchorStyle style{WordNamespaces(), kParagraphs, "w:pPr"};
    const Anchors anchors(body, style, options_.limits);
    std::vector<Insertion> ends;
    std::vector<Insertion> begins;
    uint32_t id = next_id_;
    for (const NewComment& comment : comments) {
      const PartSpan place = text->InPart(comment.span);
      std::optional<Anchor> anchor;
      if (place.part == main) anchor = anchors.Around(place.begin, place.end);
      if (!anchor) anchor = anchors.First();
      if (!anchor) return Fail(Error{"has no paragraph to hold a comment"});
      begins.push_back({anchor->begin, Mark("commentRangeStart", id)});
      ends.push_back(
          {anchor->end,
           Mark("commentRangeEnd", id) +
               fmt::format("<w:r xmlns:w=\"{}\">", dialect_.word) +
               fmt::format("<w:commentReference w:id=\"{}\"/></w:r>", id)});
      ++id;
    }
    // At one place what ends stands before what begins.
    ends.insert(ends.end(), begins.begin(), begins.end());
    return WithInsertions(body, std::move(ends));
  }

  // The prefix may mean anything in the part.
  std::string Mark(string_view element, uint32_t id) const {
    return fmt::format("<w:{} xmlns:w=\"{}\" w:id=\"{}\"/>", element,
                       dialect_.word, id);
  }

  Result<void> AddTexts(const std::vector<NewComment>& comments) {
    std::string texts;
    uint32_t id = next_id_;
    for (const NewComment& comment : comments) {
      texts += fmt::format(
          "<w:comment xmlns:w=\"{}\" w:id=\"{}\" w:author=\"{}\" "
          "w:initials=\"{}\"><w:p><w:r><w:t xml:space=\"preserve\">{}</w:t>"
          "</w:r></w:p></w:comment>",
          dialect_.word, id++, kCommentAuthor, kInitials,
          XmlText(comment.text));
    }
    auto xml = Appended(comments_xml_, texts, comments_part_);
    if (!xml) return tl::unexpected(std::move(xml.error()));
    parts_[comments_part_] = std::move(*xml);
    return {};
  }

  const Package& package_;
  const ReadOptions& options_;
  Dialect dialect_ = kTransitional;
  std::string comments_part_{};
  std::string comments_xml_{};
  uint32_t next_id_ = 0;
  NewParts parts_{};
};

}  // namespace

Result<std::string> AnnotateDocx(string_view bytes,
                                 const std::vector<NewComment>& comments,
                                 const ReadOptions& options) {
  const auto package = Package::Open(bytes, options.limits);
  if (!package) return tl::unexpected(package.error());
  auto parts = DocxAnnotator(*package, options).Run(comments);
  if (!parts) return tl::unexpected(std::move(parts.error()));
  return WithParts(bytes, *parts);
}

}  // namespace galley
