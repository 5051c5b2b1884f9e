// PPTX: the text of the slides in their order, then the notes for speakers.
#include <fmt/core.h>

#include <algorithm>
#include <list>
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
    {"http://schemas.openxmlformats.org/presentationml/2006/main", "p"},
    {"http://purl.oclc.org/ooxml/presentationml/main", "p"},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
    {"http://purl.oclc.org/ooxml/drawingml/main", "a"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
     "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
};

// One slide, or its notes.
class SlideWalk {
 public:
  SlideWalk(string_view xml, uint32_t max_depth, StoryText* out)
      : xml_(xml), reader_(xml, kNamespaces, max_depth), out_(*out) {}

  bool Run() {  // false: broken
    for (Token token = reader_.Next(); token != Token::kDone;
         token = reader_.Next()) {
      if (token == Token::kBroken) return false;
      if (token == Token::kStart && !Start(reader_.name())) return false;
      if (token == Token::kEnd) End(reader_.name());
      if (!in_text_) continue;
      if (token == Token::kText) {
        OpenBlock();
        out_.Copy(reader_.begin(), reader_.end());
      } else if (token == Token::kReference) {
        OpenBlock();
        out_.Replace(reader_.decoded(), reader_.begin(), reader_.end());
      }
    }
    out_.Close();
    return true;
  }
  const XmlReader& reader() const { return reader_; }

 private:
  bool Start(string_view name) {
    if (name == "mc:Fallback") return reader_.SkipElement();
    if (name == "p:sp") {
      kind_ = BlockKind::kParagraph;
    } else if (name == "p:ph") {
      const std::string type = reader_.Attribute("type");
      if (type == "title" || type == "ctrTitle") kind_ = BlockKind::kHeading;
      if (type == "sldNum" || type == "dt" || type == "ftr" || type == "hdr") {
        kind_ = BlockKind::kRunning;
      }
    } else if (name == "a:p") {
      out_.Close();
      out_.BeginParagraph();
    } else if (name == "a:tr") {
      new_row_ = true;
    } else if (name == "a:tc") {
      in_cell_ = true;
    } else if (name == "a:br" && out_.HasText()) {
      out_.Replace("\n", reader_.begin(), reader_.end());
    }
    in_text_ = name == "a:t";
    return true;
  }

  void End(string_view name) {
    in_text_ = false;
    if (name == "a:p" || name == "a:tc" || name == "p:sp") out_.Close();
    if (name == "a:tc") in_cell_ = false;
  }

  void OpenBlock() {
    if (out_.InBlock()) return;
    if (in_cell_) {
      out_.Open(BlockKind::kTableCell, 0, new_row_ ? '\n' : '\t');
      new_row_ = false;
    } else {
      out_.Open(kind_, kind_ == BlockKind::kHeading ? 1 : 0);
    }
  }

  string_view xml_;
  XmlReader reader_;
  StoryText& out_;
  BlockKind kind_ = BlockKind::kParagraph;  // of the paragraphs of the shape
  bool in_text_ = false;
  bool in_cell_ = false;
  bool new_row_ = false;
};

// The parts of the slides, in their order.
Result<std::vector<std::string>> Slides(const Package& package,
                                        const std::string& main) {
  const auto relations = RelationsOf(package, main);
  if (!relations) return tl::unexpected(relations.error());
  const Result<std::string> xml = package.ReadXml(main);
  if (!xml) return tl::unexpected(xml.error());
  const auto targets = TargetsById(*relations);
  std::vector<std::string> slides;
  XmlReader reader(*xml, kNamespaces, package.limits().depth);
  for (Token token = reader.Next(); token != Token::kDone;
       token = reader.Next()) {
    if (token == Token::kBroken) {
      return Fail(BrokenPart(main, reader.problem(), reader.begin()));
    }
    if (token != Token::kStart || reader.name() != "p:sldId") continue;
    const auto slide = targets.find(reader.Attribute("r:id"));
    if (slide != targets.end() && package.Has(slide->second)) {
      slides.push_back(slide->second);
    }
  }
  return slides;
}

}  // namespace

Result<DocumentParts> ReadPptx(string_view bytes, const ReadOptions& options) {
  const auto package = Package::Open(bytes, options.limits);
  if (!package) return tl::unexpected(package.error());
  const auto main = MainPart(*package);
  if (!main) return tl::unexpected(main.error());
  const auto slides = Slides(*package, *main);
  if (!slides) return tl::unexpected(slides.error());
  std::list<std::string> xmls;  // the texts point into them
  ExtractedText text;
  const auto add = [&](const std::string& part,
                       std::string story) -> Result<void> {
    Result<std::string> xml = package->ReadXml(part);
    if (!xml) return tl::unexpected(std::move(xml.error()));
    const std::string& kept = xmls.emplace_back(std::move(*xml));
    StoryText out(part, kept);
    out.BeginStory(std::move(story));
    SlideWalk walk(kept, options.limits.depth, &out);
    if (!walk.Run()) {
      return Fail(
          BrokenPart(part, walk.reader().problem(), walk.reader().begin()));
    }
    text.Add(std::move(out));
    return {};
  };
  int number = 0;
  for (const std::string& slide : *slides) {
    const auto done = add(slide, fmt::format("slide {}", ++number));
    if (!done) return tl::unexpected(done.error());
  }
  number = 0;
  for (const std::string& slide : *slides) {
    ++number;
    const auto relations = RelationsOf(*package, slide);
    if (!relations) return tl::unexpected(relations.error());
    const auto notes =
        std::ranges::find(*relations, "notesSlide", &Relation::type);
    if (notes == relations->end() || !package->Has(notes->target)) continue;
    const auto done =
        add(notes->target, fmt::format("notes of slide {}", number));
    if (!done) return tl::unexpected(done.error());
  }
  DocumentParts parts;
  std::move(text).MoveTo(&parts);
  return parts;
}

}  // namespace galley
