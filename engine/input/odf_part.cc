#include "engine/input/odf_part.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

#include "engine/input/line_shape.h"
#include "engine/input/odf_tag.h"
#include "engine/input/relations.h"
#include "engine/input/remark_text.h"
#include "engine/input/xml_reader.h"

namespace galley {
namespace {

using std::string_view;
using Token = XmlReader::Token;

constexpr string_view kSpaces = " \t\r\n";
constexpr int kMaxLevel = 9;
constexpr int kMaxParents = 16;
// More blanks in a row than any draft has.
constexpr int kMaxSpaces = 64;
// Enough of a text to see its list mark.
constexpr size_t kMarkBytes = 32;

int NumberOf(const std::string& text, int fallback) {
  int number = fallback;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// What a style says of text, with what it is based on.
struct Style {
  std::string parent{};
  bool title = false;
  bool quotation = false;
  bool code = false;
  bool hidden = false;
  bool highlighted = false;
};

// What stands beside the body is read in the middle of the paragraph that
// anchors it, so what is known of that paragraph is put aside.
struct Flow {
  StoryText* out = nullptr;
  BlockKind kind = BlockKind::kParagraph;  // of the open paragraph
  uint8_t level = 0;
  int lists = 0;             // open ones
  bool item = false;         // an item has begun and has no paragraph yet
  bool spaced = true;        // the text so far ends with a space, or is empty
  bool after_break = false;  // a line break was the last thing
  std::vector<bool> in_cell{};  // by open table
  bool new_row = false;
  // Remarks on no letter that wait for the text they stand in front of.
  std::vector<Remark> pending{};
};

// An element whose text gets remarks when it ends.
struct OpenMark {
  uint32_t begin = 0;
  unsigned kinds = 0;  // bits of RemarkKind
};

constexpr unsigned Bit(RemarkKind kind) {
  return 1U << static_cast<unsigned>(kind);
}

// A tracked change, described ahead of the body.
struct Change {
  Remark remark{};     // with author and date
  std::string text{};  // what was deleted
  bool insertion = false;
  bool open = false;
};

struct OpenComment {
  Remark remark{};
  StoryText* out = nullptr;
};

class OdfWalk {
 public:
  OdfWalk(string_view xml, OdfKind kind, const ReadOptions& options,
          OdfTexts* texts)
      : xml_(xml),
        kind_(kind),
        view_(options.changes),
        texts_(*texts),
        reader_(xml, OdfNamespaces(), options.limits.depth) {
    flow_.out = &texts_.body;
    texts_.body.BeginStory("body");
  }

  bool Run();  // false: broken
  const XmlReader& reader() const { return reader_; }

 private:
  bool Start();  // false: broken
  void End(OdfTag tag);
  void StartParagraph(bool heading);
  void Divert(StoryText* out, std::string story);
  void Return();
  void FormatStyle();
  Style StyleOf(std::string name) const;
  unsigned KindsOf(const std::string& style_name) const;
  void EndMarks();
  void MarkChange(OdfTag tag);
  void StartRemarkParagraph();
  void RemarkCharacters(string_view text);
  void EndAnnotation();
  void EndComment(const std::string& name);
  void AddPoint(Remark remark);
  void AddPending();
  void Characters(Token token);
  bool InParagraph() const;
  void CopyProse();
  void OpenBlock();
  void Put(string_view text);
  uint32_t Here() const { return flow_.out->size(); }

  string_view xml_;
  const OdfKind kind_;
  const Changes view_;
  OdfTexts& texts_;
  XmlReader reader_;
  std::vector<OdfTag> open_{};
  Flow flow_{};
  std::vector<Flow> outside_{};
  std::map<std::string, Style, std::less<>> styles_{};
  std::string style_name_{};  // of the style being read
  std::vector<OpenMark> marks_{};
  std::map<std::string, Change, std::less<>> changes_{};
  Change* region_ = nullptr;  // being described
  int hidden_insertions_ = 0;
  std::string* hidden_text_ = nullptr;  // of the last one
  Remark annotation_{};
  std::string annotation_name_{};
  bool in_annotation_ = false;
  std::map<std::string, OpenComment, std::less<>> comments_{};
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
  while (!comments_.empty()) EndComment(comments_.begin()->first);
  for (StoryText* text :
       {&texts_.body, &texts_.notes, &texts_.running, &texts_.boxes}) {
    text->Close();
  }
  return true;
}

bool OdfWalk::Start() {
  const OdfTag tag = OdfTagOf(reader_.name());
  if (tag == OdfTag::kSkip) return reader_.SkipElement();
  open_.push_back(tag);
  // Of what is told about changes and in comments only the text counts.
  if (in_annotation_ || region_ != nullptr) {
    if (tag == OdfTag::kParagraph) StartRemarkParagraph();
    if (tag == OdfTag::kInsertion) region_->insertion = true;
    return true;
  }
  switch (tag) {
    case OdfTag::kStyle:
      style_name_ = reader_.Attribute("style:name");
      styles_[style_name_].parent =
          reader_.Attribute("style:parent-style-name");
      break;
    case OdfTag::kTextProperties:
      FormatStyle();
      break;
    case OdfTag::kChangedRegion: {
      std::string id = reader_.Attribute("text:id");
      if (id.empty()) id = reader_.Attribute("xml:id");
      region_ = &changes_[id];
      break;
    }
    case OdfTag::kChange:
    case OdfTag::kChangeStart:
    case OdfTag::kChangeEnd:
      MarkChange(tag);
      break;
    case OdfTag::kAnnotation:
      in_annotation_ = true;
      annotation_ = {};
      annotation_name_ = reader_.Attribute("office:name");
      break;
    case OdfTag::kAnnotationEnd:
      EndComment(reader_.Attribute("office:name"));
      break;
    case OdfTag::kHeading:
    case OdfTag::kParagraph:
      StartParagraph(tag == OdfTag::kHeading);
      break;
    case OdfTag::kSpan:
      marks_.push_back({Here(), KindsOf(reader_.Attribute("text:style-name"))});
      break;
    case OdfTag::kField:
      marks_.push_back({Here(), Bit(RemarkKind::kField)});
      break;
    case OdfTag::kPlaceholder:
      marks_.push_back({Here(), Bit(RemarkKind::kPrompt)});
      break;
    case OdfTag::kHidden:
      marks_.push_back({Here(), Bit(RemarkKind::kHidden)});
      break;
    case OdfTag::kList:
      ++flow_.lists;
      break;
    case OdfTag::kListItem:
      flow_.item = true;
      break;
    case OdfTag::kTable:
      flow_.out->Close();
      flow_.in_cell.push_back(false);
      if (kind_ == OdfKind::kSheets) {
        flow_.out->BeginStory("sheet " + reader_.Attribute("table:name"));
      }
      break;
    case OdfTag::kRow:
      flow_.new_row = true;
      break;
    case OdfTag::kCell:
      if (!flow_.in_cell.empty()) flow_.in_cell.back() = true;
      break;
    case OdfTag::kPage:
      flow_.out->BeginStory(fmt::format("slide {}", ++pages_));
      break;
    case OdfTag::kFrame:
      title_frame_ = reader_.Attribute("presentation:class") == "title";
      break;
    case OdfTag::kTextBox:
      if (kind_ != OdfKind::kSlides) {
        Divert(&texts_.boxes, fmt::format("text box {}", ++boxes_));
      }
      break;
    case OdfTag::kNote:
      note_class_ = reader_.Attribute("text:note-class");
      break;
    case OdfTag::kNoteBody:
      Divert(&texts_.notes, note_class_ == "endnote"
                                ? fmt::format("endnote {}", ++endnotes_)
                                : fmt::format("footnote {}", ++notes_));
      break;
    case OdfTag::kSpeakerNotes:
      Divert(&texts_.notes, fmt::format("notes of slide {}", pages_));
      break;
    case OdfTag::kRunning:
      Divert(&texts_.running,
             fmt::format("{} {}",
                         reader_.name().starts_with("style:header") ? "header"
                                                                    : "footer",
                         ++runnings_));
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
      if (!flow_.out->HasText()) break;
      Put("\n");
      flow_.after_break = flow_.spaced = true;
      break;
    default:
      break;
  }
  return true;
}

void OdfWalk::End(OdfTag tag) {
  if (in_annotation_) {
    if (tag == OdfTag::kAnnotation) EndAnnotation();
    return;
  }
  if (region_ != nullptr) {
    if (tag == OdfTag::kChangedRegion) region_ = nullptr;
    return;
  }
  switch (tag) {
    case OdfTag::kHeading:
    case OdfTag::kParagraph:
      EndMarks();
      AddPending();
      if (hidden_insertions_ == 0) flow_.out->Close();
      break;
    case OdfTag::kSpan:
    case OdfTag::kField:
    case OdfTag::kPlaceholder:
    case OdfTag::kHidden:
      EndMarks();
      break;
    case OdfTag::kList:
      --flow_.lists;
      break;
    case OdfTag::kListItem:
      flow_.item = false;
      break;
    case OdfTag::kTable:
      flow_.out->Close();
      if (!flow_.in_cell.empty()) flow_.in_cell.pop_back();
      break;
    case OdfTag::kCell:
      flow_.out->Close();
      if (!flow_.in_cell.empty()) flow_.in_cell.back() = false;
      break;
    case OdfTag::kTextBox:
      if (kind_ != OdfKind::kSlides) Return();
      title_frame_ = false;
      break;
    case OdfTag::kNoteBody:
    case OdfTag::kSpeakerNotes:
    case OdfTag::kRunning:
      Return();
      break;
    default:
      break;
  }
}

void OdfWalk::FormatStyle() {
  Style& style = styles_[style_name_];
  style.hidden |= reader_.Attribute("text:display") == "none";
  const std::string color = reader_.Attribute("fo:background-color");
  style.highlighted |= !color.empty() && color != "transparent";
}

Style OdfWalk::StyleOf(std::string name) const {
  Style all;
  for (int i = 0; i < kMaxParents && !name.empty(); ++i) {
    all.title |= name == "Title";
    all.quotation |= name == "Quotations";
    all.code |= name == "Preformatted_20_Text";
    const auto style = styles_.find(name);
    if (style == styles_.end()) break;
    all.hidden |= style->second.hidden;
    all.highlighted |= style->second.highlighted;
    name = style->second.parent;
  }
  return all;
}

unsigned OdfWalk::KindsOf(const std::string& style_name) const {
  const Style style = StyleOf(style_name);
  return (style.hidden ? Bit(RemarkKind::kHidden) : 0U) |
         (style.highlighted ? Bit(RemarkKind::kHighlight) : 0U);
}

void OdfWalk::StartParagraph(bool heading) {
  flow_.out->BeginParagraph();
  if (hidden_insertions_ == 0) flow_.out->Close();
  flow_.spaced = true;
  flow_.after_break = false;
  const std::string name = reader_.Attribute("text:style-name");
  const Style style = StyleOf(name);
  flow_.kind = BlockKind::kParagraph;
  flow_.level = 0;
  if (heading || style.title || title_frame_) {
    flow_.kind = BlockKind::kHeading;
    const int level =
        NumberOf(reader_.Attribute("text:outline-level"), heading ? 1 : 0);
    flow_.level = static_cast<uint8_t>(
        std::clamp(title_frame_ ? 1 : level, 0, kMaxLevel));
  } else if (flow_.item) {
    flow_.kind = BlockKind::kListItem;
    flow_.level = static_cast<uint8_t>(std::clamp(flow_.lists, 0, kMaxLevel));
    flow_.item = false;
  } else if (style.quotation) {
    flow_.kind = BlockKind::kQuotation;
    flow_.level = 1;
  } else if (style.code) {
    flow_.kind = BlockKind::kCode;
  }
  marks_.push_back({Here(), KindsOf(name)});
}

void OdfWalk::Divert(StoryText* out, std::string story) {
  outside_.push_back(std::move(flow_));
  flow_ = {.out = out};
  out->BeginStory(std::move(story));
}

void OdfWalk::Return() {
  flow_.out->Close();
  flow_ = std::move(outside_.back());
  outside_.pop_back();
}

void OdfWalk::EndMarks() {
  const OpenMark mark = marks_.back();
  marks_.pop_back();
  for (const RemarkKind kind : {RemarkKind::kPrompt, RemarkKind::kHidden,
                                RemarkKind::kHighlight, RemarkKind::kField}) {
    if ((mark.kinds & Bit(kind)) == 0 || mark.begin >= Here()) continue;
    flow_.out->Add({.span = {mark.begin, Here()}, .kind = kind});
  }
}

// A place where a change begins or ends, or where something was deleted.
void OdfWalk::MarkChange(OdfTag tag) {
  const auto found = changes_.find(reader_.Attribute("text:change-id"));
  if (found == changes_.end()) return;
  Change& change = found->second;
  const bool accepted = view_ == Changes::kAccepted;
  Remark remark = change.remark;
  if (tag == OdfTag::kChange) {
    if (change.insertion) return;
    remark.kind = RemarkKind::kDeletion;
    if (accepted) {
      AppendRemarkText(change.text, &remark.text);
      AddPoint(std::move(remark));
      return;
    }
    remark.span.begin = Here();
    // At one place only: more would be a text without end.
    Put(std::exchange(change.text, {}));
    remark.span.end = Here();
    flow_.out->Add(std::move(remark));
  } else if (!change.insertion) {
    return;  // of formatting
  } else if (tag == OdfTag::kChangeStart && !change.open) {
    change.open = true;
    change.remark.span.begin = Here();
    if (!accepted) {
      ++hidden_insertions_;
      hidden_text_ = &change.remark.text;
    }
  } else if (tag == OdfTag::kChangeEnd && change.open) {
    change.open = false;
    if (!accepted && --hidden_insertions_ == 0) hidden_text_ = nullptr;
    remark.kind = RemarkKind::kInsertion;
    remark.span = {std::min(remark.span.begin, Here()), Here()};
    flow_.out->Add(std::move(remark));
  }
}

// In front of a paragraph's text the offset is still that of the one before.
void OdfWalk::AddPoint(Remark remark) {
  flow_.pending.push_back(std::move(remark));
  if (flow_.out->InBlock()) AddPending();
}

void OdfWalk::AddPending() {
  for (Remark& remark : std::exchange(flow_.pending, {})) {
    remark.span = {Here(), Here()};
    flow_.out->Add(std::move(remark));
  }
}

void OdfWalk::StartRemarkParagraph() {
  std::string& text = in_annotation_ ? annotation_.text : region_->text;
  if (!text.empty()) text += in_annotation_ ? ' ' : '\n';
}

void OdfWalk::EndAnnotation() {
  in_annotation_ = false;
  annotation_.kind = RemarkKind::kComment;
  annotation_.span = {Here(), Here()};
  const auto comment = comments_.insert_or_assign(
      annotation_name_, OpenComment{std::move(annotation_), flow_.out});
  if (annotation_name_.empty()) EndComment(comment.first->first);
}

void OdfWalk::EndComment(const std::string& name) {
  const auto comment = comments_.find(name);
  if (comment == comments_.end()) return;
  Remark& remark = comment->second.remark;
  if (comment->second.out == flow_.out) {
    remark.span.end = std::max(remark.span.begin, Here());
  }
  comment->second.out->Add(std::move(remark));
  comments_.erase(comment);
}

// In the description of a change or in a comment.
void OdfWalk::RemarkCharacters(string_view text) {
  Remark& remark = in_annotation_ ? annotation_ : region_->remark;
  const OdfTag tag = open_.back();
  if (tag == OdfTag::kCreator) {
    AppendRemarkText(text, &remark.author);
  } else if (tag == OdfTag::kDate) {
    AppendRemarkText(text, &remark.date);
  } else if (!InParagraph()) {
    return;
  } else if (in_annotation_) {
    AppendRemarkText(text, &remark.text);
  } else {
    region_->text += text;
  }
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
  if (!InParagraph()) {
    if (open_.empty() || (!in_annotation_ && region_ == nullptr)) return;
  }
  const string_view text =
      token == Token::kReference
          ? reader_.decoded()
          : xml_.substr(reader_.begin(), reader_.end() - reader_.begin());
  if (in_annotation_ || region_ != nullptr) {
    RemarkCharacters(text);
  } else if (hidden_insertions_ != 0) {
    AppendRemarkText(text, hidden_text_);
  } else if (token == Token::kReference) {
    Put(text);
  } else {
    CopyProse();
  }
}

// White space collapses, across elements too.
void OdfWalk::CopyProse() {
  const size_t end = reader_.end();
  const string_view text = xml_.substr(0, end);
  for (size_t at = reader_.begin(); at < end;) {
    const bool space = kSpaces.find(text[at]) != kSpaces.npos;
    const size_t stop = std::min(space ? text.find_first_not_of(kSpaces, at)
                                       : text.find_first_of(kSpaces, at),
                                 end);
    if (!space) {
      if (flow_.after_break &&
          ListMarkLength(text.substr(at, kMarkBytes)) != 0) {
        flow_.out->Close();
      }
      OpenBlock();
      flow_.out->Copy(at, stop);
    } else if (!flow_.spaced) {
      flow_.out->Replace(" ", at, stop);
    }
    flow_.spaced = space;
    at = stop;
  }
}

// `text` in place of the token.
void OdfWalk::Put(string_view text) {
  if (hidden_insertions_ != 0) {
    AppendRemarkText(text, hidden_text_);
    return;
  }
  if (text.empty()) return;
  OpenBlock();
  flow_.out->Replace(text, reader_.begin(), reader_.end());
  flow_.spaced = false;
}

void OdfWalk::OpenBlock() {
  flow_.after_break = false;
  if (flow_.out->InBlock()) return;
  if (flow_.out == &texts_.running) {
    flow_.out->Open(BlockKind::kRunning, 0);
  } else if (!flow_.in_cell.empty() && flow_.in_cell.back()) {
    flow_.out->Open(BlockKind::kTableCell, 0, flow_.new_row ? '\n' : '\t');
    flow_.new_row = false;
  } else {
    flow_.out->Open(flow_.kind, flow_.level);
  }
  AddPending();
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
