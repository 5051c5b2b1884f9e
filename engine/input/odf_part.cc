#include "engine/input/odf_part.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "engine/input/odf_flow.h"
#include "engine/input/odf_remarks.h"
#include "engine/input/odf_styles.h"
#include "engine/input/odf_tag.h"
#include "engine/input/relations.h"
#include "engine/input/xml_reader.h"

namespace galley {
namespace {

using std::string_view;
using Token = XmlReader::Token;

// More blanks in a row than any draft has.
constexpr int kMaxSpaces = 64;

int NumberOf(const std::string& text, int fallback) {
  int number = fallback;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Walks through the elements, and tells what they mean to those who know.
class OdfWalk {
 public:
  OdfWalk(string_view xml, OdfKind kind, const ReadOptions& options,
          OdfTexts* texts)
      : xml_(xml),
        kind_(kind),
        texts_(*texts),
        reader_(xml, OdfNamespaces(), options.limits.depth),
        flow_(texts),
        remarks_(options.changes, &flow_) {}

  bool Run();  // false: broken
  const XmlReader& reader() const { return reader_; }

 private:
  bool Start();  // false: broken
  void StartText(OdfTag tag);
  void StartAside(OdfTag tag);
  void End(OdfTag tag);
  void StartParagraph(bool heading);
  unsigned KindsOf(const std::string& style_name) const;
  void Characters(Token token);
  bool InParagraph() const;
  void Put(string_view text);

  string_view xml_;
  const OdfKind kind_;
  OdfTexts& texts_;
  XmlReader reader_;
  OdfFlow flow_;
  OdfRemarks remarks_;
  OdfStyles styles_{};
  std::vector<OdfTag> open_{};
  std::string note_class_{};
  bool title_frame_ = false;
  int pages_ = 0;
  int notes_ = 0;
  int endnotes_ = 0;
  int boxes_ = 0;
  int runnings_ = 0;
};

bool OdfWalk::Run() {
  for (Token token = reader_.Next(); token != Token::kDone;
       token = reader_.Next()) {
    switch (token) {
      case Token::kStart:
        if (!Start()) return false;
        break;
      case Token::kEnd: {
        const OdfTag tag = open_.back();
        open_.pop_back();
        End(tag);
        break;
      }
      case Token::kText:
      case Token::kReference:
        Characters(token);
        break;
      default:
        return false;
    }
  }
  remarks_.EndComments();
  flow_.Close();
  return true;
}

bool OdfWalk::Start() {
  const OdfTag tag = OdfTagOf(reader_.name());
  if (tag == OdfTag::kSkip) return reader_.SkipElement();
  open_.push_back(tag);
  if (remarks_.InAside()) {
    remarks_.StartInAside(tag);
    return true;
  }
  switch (tag) {
    case OdfTag::kStyle:
      styles_.Begin(reader_);
      break;
    case OdfTag::kTextProperties:
      styles_.Format(reader_);
      break;
    case OdfTag::kChangedRegion: {
      const std::string id = reader_.Attribute("text:id");
      remarks_.BeginChange(id.empty() ? reader_.Attribute("xml:id") : id);
      break;
    }
    case OdfTag::kChange:
    case OdfTag::kChangeStart:
    case OdfTag::kChangeEnd:
      remarks_.MarkChange(tag, reader_);
      break;
    case OdfTag::kAnnotation:
      remarks_.BeginComment(reader_.Attribute("office:name"));
      break;
    case OdfTag::kAnnotationEnd:
      remarks_.EndComment(reader_.Attribute("office:name"));
      break;
    case OdfTag::kSpan:
      remarks_.BeginMark(KindsOf(reader_.Attribute("text:style-name")));
      break;
    case OdfTag::kField:
      remarks_.BeginMark(BitOf(RemarkKind::kField));
      break;
    case OdfTag::kPlaceholder:
      remarks_.BeginMark(BitOf(RemarkKind::kPrompt));
      break;
    case OdfTag::kHidden:
      remarks_.BeginMark(BitOf(RemarkKind::kHidden));
      break;
    default:
      StartText(tag);
      StartAside(tag);
      break;
  }
  return true;
}

// Elements of the text itself.
void OdfWalk::StartText(OdfTag tag) {
  switch (tag) {
    case OdfTag::kHeading:
    case OdfTag::kParagraph:
      StartParagraph(tag == OdfTag::kHeading);
      break;
    case OdfTag::kList:
      flow_.BeginList();
      break;
    case OdfTag::kListItem:
      flow_.BeginItem();
      break;
    case OdfTag::kTable:
      flow_.BeginTable();
      if (kind_ == OdfKind::kSheets) {
        flow_.BeginStory("sheet " + reader_.Attribute("table:name"));
      }
      break;
    case OdfTag::kRow:
      flow_.BeginRow();
      break;
    case OdfTag::kCell:
      flow_.BeginCell();
      break;
    case OdfTag::kPage:
      flow_.BeginStory(fmt::format("slide {}", ++pages_));
      break;
    case OdfTag::kSpaces: {
      const int count = NumberOf(reader_.Attribute("text:c"), 1);
      Put(std::string(static_cast<size_t>(std::clamp(count, 0, kMaxSpaces)),
                      ' '));
      break;
    }
    case OdfTag::kTab:
      Put("\t");
      break;
    case OdfTag::kBreak:
      if (!flow_.HasText()) break;
      Put("\n");
      flow_.AfterBreak();
      break;
    default:
      break;
  }
}

// Elements whose text stands beside the body.
void OdfWalk::StartAside(OdfTag tag) {
  switch (tag) {
    case OdfTag::kFrame:
      title_frame_ = reader_.Attribute("presentation:class") == "title";
      break;
    case OdfTag::kTextBox:
      if (kind_ != OdfKind::kSlides) {
        flow_.Divert(&texts_.boxes, fmt::format("text box {}", ++boxes_));
      }
      break;
    case OdfTag::kNote:
      note_class_ = reader_.Attribute("text:note-class");
      break;
    case OdfTag::kNoteBody:
      flow_.Divert(&texts_.notes, note_class_ == "endnote"
                                      ? fmt::format("endnote {}", ++endnotes_)
                                      : fmt::format("footnote {}", ++notes_));
      break;
    case OdfTag::kSpeakerNotes:
      flow_.Divert(&texts_.notes, fmt::format("notes of slide {}", pages_));
      break;
    case OdfTag::kRunning:
      flow_.Divert(
          &texts_.running,
          fmt::format(
              "{} {}",
              reader_.name().starts_with("style:header") ? "header" : "footer",
              ++runnings_));
      break;
    default:
      break;
  }
}

void OdfWalk::End(OdfTag tag) {
  if (remarks_.InAside()) {
    remarks_.EndInAside(tag);
    return;
  }
  switch (tag) {
    case OdfTag::kHeading:
    case OdfTag::kParagraph:
      remarks_.EndMark();
      flow_.EndParagraph(remarks_.Hides());
      break;
    case OdfTag::kSpan:
    case OdfTag::kField:
    case OdfTag::kPlaceholder:
    case OdfTag::kHidden:
      remarks_.EndMark();
      break;
    case OdfTag::kList:
      flow_.EndList();
      break;
    case OdfTag::kListItem:
      flow_.EndItem();
      break;
    case OdfTag::kTable:
      flow_.EndTable();
      break;
    case OdfTag::kCell:
      flow_.EndCell();
      break;
    case OdfTag::kTextBox:
      if (kind_ != OdfKind::kSlides) flow_.Return();
      title_frame_ = false;
      break;
    case OdfTag::kNoteBody:
    case OdfTag::kSpeakerNotes:
    case OdfTag::kRunning:
      flow_.Return();
      break;
    default:
      break;
  }
}

unsigned OdfWalk::KindsOf(const std::string& style_name) const {
  const OdfStyle style = styles_.Of(style_name);
  return (style.hidden ? BitOf(RemarkKind::kHidden) : 0U) |
         (style.highlighted ? BitOf(RemarkKind::kHighlight) : 0U);
}

void OdfWalk::StartParagraph(bool heading) {
  const std::string name = reader_.Attribute("text:style-name");
  const OdfStyle style = styles_.Of(name);
  const int level =
      title_frame_
          ? 1
          : NumberOf(reader_.Attribute("text:outline-level"), heading ? 1 : 0);
  flow_.BeginParagraph({.heading = heading || style.title || title_frame_,
                        .level = level,
                        .quotation = style.quotation,
                        .code = style.code},
                       remarks_.Hides());
  remarks_.BeginMark(KindsOf(name));
}

bool OdfWalk::InParagraph() const {
  for (auto tag = open_.rbegin(); tag != open_.rend(); ++tag) {
    switch (*tag) {
      case OdfTag::kParagraph:
      case OdfTag::kHeading:
        return true;
      case OdfTag::kOther:
      case OdfTag::kSpan:
      case OdfTag::kField:
      case OdfTag::kPlaceholder:
      case OdfTag::kHidden:
        break;
      default:
        return false;
    }
  }
  return false;
}

void OdfWalk::Characters(Token token) {
  const bool in_paragraph = InParagraph();
  if (open_.empty() || (!in_paragraph && !remarks_.InAside())) return;
  const string_view text =
      token == Token::kReference
          ? reader_.decoded()
          : xml_.substr(reader_.begin(), reader_.end() - reader_.begin());
  if (remarks_.InAside()) {
    remarks_.AddToAside(open_.back(), in_paragraph, text);
  } else if (token == Token::kReference || remarks_.Hides()) {
    Put(text);
  } else {
    flow_.CopyProse(xml_, reader_);
  }
}

void OdfWalk::Put(string_view text) {
  if (remarks_.Hides()) {
    remarks_.Hide(text);
  } else {
    flow_.Put(text, reader_);
  }
}

}  // namespace

OdfTexts::OdfTexts(string_view part, string_view xml)
    : body(std::string(part), xml),
      notes(std::string(part), xml),
      running(std::string(part), xml),
      boxes(std::string(part), xml) {}

Result<OdfTexts> ReadOdfPart(string_view part, string_view xml, OdfKind kind,
                             const ReadOptions& options) {
  OdfTexts texts(part, xml);
  OdfWalk walk(xml, kind, options, &texts);
  if (!walk.Run()) {
    return Fail(
        BrokenPart(part, walk.reader().problem(), walk.reader().begin()));
  }
  return texts;
}

}  // namespace galley
