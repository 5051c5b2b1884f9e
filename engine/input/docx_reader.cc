// DOCX: the body of a Word document, then its footnotes, endnotes, headers,
// footers and text boxes.
#include <fmt/core.h>

#include <algorithm>
#include <list>
#include <utility>
#include <vector>

#include "engine/input/package.h"
#include "engine/input/reader.h"
#include "engine/input/relations.h"
#include "engine/input/word_document.h"
#include "engine/input/word_part.h"

namespace galley {
namespace {

using std::string_view;

// The parts that hold text, in the order of the text. Of headers and footers a
// document has one a section and more.
struct Kind {
  string_view relation;
  string_view story;
  bool running = false;
};
constexpr Kind kKinds[] = {{"footnotes", "footnote"},
                           {"endnotes", "endnote"},
                           {"header", "header", true},
                           {"footer", "footer", true}};

// Target of the first relation of a type; empty if there is none.
std::string TargetOf(const std::vector<Relation>& relations, string_view type) {
  const auto found = std::ranges::find(relations, type, &Relation::type);
  return found == relations.end() ? std::string{} : found->target;
}

class WordFile {
 public:
  WordFile(const Package& package, const ReadOptions& options)
      : package_(package) {
    context_.changes = options.changes;
    context_.limits = options.limits;
  }

  Result<ExtractedText> Read() {
    const auto main = MainPart(package_);
    if (!main) return tl::unexpected(main.error());
    const auto relations = RelationsOf(package_, *main);
    if (!relations) return tl::unexpected(relations.error());
    if (auto done = ReadContext(*relations); !done) {
      return tl::unexpected(std::move(done.error()));
    }
    if (auto done = Add(*main, "body", false); !done) {
      return tl::unexpected(std::move(done.error()));
    }
    for (const Kind& kind : kKinds) {
      std::vector<std::string> parts;
      for (const Relation& relation : *relations) {
        if (relation.type == kind.relation && package_.Has(relation.target)) {
          parts.push_back(relation.target);
        }
      }
      std::ranges::sort(parts);
      const auto repeated = std::ranges::unique(parts);
      parts.erase(repeated.begin(), repeated.end());
      int count = 0;
      for (const std::string& part : parts) {
        std::string story(kind.story);
        if (kind.running) story += fmt::format(" {}", ++count);
        if (auto done = Add(part, story, kind.running); !done) {
          return tl::unexpected(std::move(done.error()));
        }
      }
    }
    for (StoryText& boxes : boxes_) {
      if (boxes.size() != 0) text_.Add(std::move(boxes));
    }
    return std::move(text_);
  }

 private:
  Result<void> ReadContext(const std::vector<Relation>& relations) {
    if (const std::string part = TargetOf(relations, "styles");
        package_.Has(part)) {
      const Result<std::string> xml = package_.ReadXml(part);
      if (!xml) return tl::unexpected(xml.error());
      auto styles = WordStyles::Read(*xml, context_.limits.depth);
      if (!styles) return tl::unexpected(std::move(styles.error()));
      context_.styles = std::move(*styles);
    }
    if (const std::string part = TargetOf(relations, "comments");
        package_.Has(part)) {
      const Result<std::string> xml = package_.ReadXml(part);
      if (!xml) return tl::unexpected(xml.error());
      auto comments = ReadWordComments(part, *xml, context_.limits);
      if (!comments) return tl::unexpected(std::move(comments.error()));
      context_.comments = std::move(*comments);
    }
    return {};
  }

  Result<void> Add(const std::string& part, string_view story, bool running) {
    Result<std::string> xml = package_.ReadXml(part);
    if (!xml) return tl::unexpected(std::move(xml.error()));
    const std::string& kept = xmls_.emplace_back(std::move(*xml));
    auto texts = ReadWordPart(part, kept, story, running, context_);
    if (!texts) return tl::unexpected(std::move(texts.error()));
    text_.Add(std::move(texts->text));
    boxes_.push_back(std::move(texts->boxes));
    return {};
  }

  const Package& package_;
  WordContext context_{};
  std::list<std::string> xmls_{};  // the texts point into them
  std::vector<StoryText> boxes_{};
  ExtractedText text_{};
};

}  // namespace

Result<ExtractedText> ReadWordDocument(const Package& package,
                                       const ReadOptions& options) {
  return WordFile(package, options).Read();
}

Result<DocumentParts> ReadDocx(string_view bytes, const ReadOptions& options) {
  const auto package = Package::Open(bytes, options.limits);
  if (!package) return tl::unexpected(package.error());
  auto text = ReadWordDocument(*package, options);
  if (!text) return tl::unexpected(std::move(text.error()));
  DocumentParts parts;
  std::move(*text).MoveTo(&parts);
  return parts;
}

}  // namespace galley
