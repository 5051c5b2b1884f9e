#include "engine/input/word_part.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>
#include <vector>

#include "engine/input/line_shape.h"
#include "engine/input/relations.h"
#include "engine/input/remark_text.h"
#include "engine/input/word_tag.h"
#include "engine/input/xml_reader.h"
#include "engine/text/character.h"

namespace galley {
namespace {

using std::string_view;
using Token = XmlReader::Token;

constexpr string_view kSpaces = " \t\r\n";
constexpr int kMaxLevel = 9;
// Enough of a text to see its list mark.
constexpr size_t kMarkBytes = 32;

int NumberOf(const std::string& text, int fallback, int base = 10) {
  int number = fallback;
  std::from_chars(text.data(), text.data() + text.size(), number, base);
  return number;
}

// Text boxes are read in the middle of the paragraph that holds them, so what
// is known of that paragraph is put aside.
struct Flow {
  StoryText* out = nullptr;
  WordFormat format{};  // of the paragraph, from its style
  std::optional<int> list{};
  std::optional<int> outline{};
  bool joined = false;          // its mark is not there: the next one goes on
  bool after_break = false;     // a line break was the last thing
  std::vector<bool> in_cell{};  // by open table
  bool new_row = false;
};

struct OpenField {
  std::string instruction{};
  uint32_t begin = 0;
  bool has_result = false;
};

struct OpenChange {
  Remark remark{};
  bool shown = true;
};

struct Anchor {
  const StoryText* out = nullptr;
  uint32_t begin = 0;
};

class WordWalk {
 public:
  WordWalk(string_view xml, string_view story, bool running,
           const WordContext& context, WordTexts* texts)
      : xml_(xml),
        story_(story),
        running_(running),
        context_(context),
        texts_(*texts),
        reader_(xml, WordNamespaces(), context.limits.depth) {
    flow_.out = &texts_.text;
    texts_.text.BeginStory(story_);
  }

  // False: broken.
  bool Run();
  const XmlReader& reader() const { return reader_; }

 private:
  bool Start();  // false: broken
  void End(WordTag tag);
  void StartParagraph();
  void EndParagraph();
  void StartTextBox();
  void EndTextBox();
  void StartChange(bool shown, RemarkKind kind);
  void EndChange();
  void FieldChar();
  void EndField();
  void StartComment();
  void EndComment();
  void ReferComment();
  void EndRun();
  void Symbol();
  void Characters(Token token);
  void OpenBlock();
  void Put(string_view text);
  bool ParentIs(WordTag tag) const {
    return open_.size() > 1 && open_[open_.size() - 2] == tag;
  }
  bool IsRunProperty() const {
    return ParentIs(WordTag::kRunProperties) && open_.size() > 2 &&
           open_[open_.size() - 3] == WordTag::kRun;
  }
  uint32_t Here() const { return flow_.out->size(); }
  void Mark(RemarkKind kind, uint32_t begin, std::string text = {});

  string_view xml_;
  const std::string story_;
  const bool running_;
  const WordContext& context_;
  WordTexts& texts_;
  XmlReader reader_;
  std::vector<WordTag> open_{};
  Flow flow_{};
  std::vector<Flow> outside_{};  // of the open text boxes
  std::vector<bool> chosen_{};   // by open alternative: one was read
  std::vector<OpenField> fields_{};
  std::vector<OpenChange> changes_{};
  size_t hidden_changes_ = 0;  // open ones that are not shown
  std::map<std::string, Anchor, std::less<>> anchors_{};
  std::set<std::string, std::less<>> commented_{};
  struct Control {
    bool prompt = false;
    uint32_t begin = 0;
  };
  std::vector<Control> controls_{};
  bool in_run_ = false;
  bool preserve_ = false;  // white space at the ends of the open text element
  WordFormat run_{};
  uint32_t run_begin_ = 0;
  int notes_ = 0;
  int boxes_ = 0;
};

bool WordWalk::Run() {
  for (Token token = reader_.Next(); token != Token::kDone;
       token = reader_.Next()) {
    switch (token) {
      case Token::kStart:
        if (!Start()) return false;
        break;
      case Token::kEnd: {
        const WordTag tag = open_.back();
        End(tag);
        open_.pop_back();
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
  texts_.text.Close();
  texts_.boxes.Close();
  return true;
}

bool WordWalk::Start() {
  WordTag tag = WordTagOf(reader_.name());
  if (tag == WordTag::kChoice && !chosen_.empty()) {
    if (chosen_.back()) return reader_.SkipElement();
    chosen_.back() = true;
  }
  if (tag == WordTag::kFallback && !chosen_.empty() && chosen_.back()) {
    return reader_.SkipElement();
  }
  if (tag == WordTag::kSkip) return reader_.SkipElement();
  if (tag == WordTag::kNote && !reader_.Attribute("w:type").empty() &&
      reader_.Attribute("w:type") != "normal") {
    return reader_.SkipElement();  // the line above the notes
  }
  open_.push_back(tag);
  switch (tag) {
    case WordTag::kAlternate:
      chosen_.push_back(false);
      break;
    case WordTag::kNote:
      flow_.out->BeginStory(fmt::format("{} {}", story_, ++notes_));
      break;
    case WordTag::kParagraph:
      StartParagraph();
      break;
    case WordTag::kStyle:
      flow_.format = context_.styles.Of(reader_.Attribute("w:val"));
      break;
    case WordTag::kNumber:
      if (reader_.Attribute("w:val") == "0") {
        flow_.list.reset();
        if (flow_.format.kind == BlockKind::kListItem) flow_.format = {};
      } else if (!flow_.list) {
        flow_.list = 0;
      }
      break;
    case WordTag::kLevel:
      flow_.list = NumberOf(reader_.Attribute("w:val"), 0);
      break;
    case WordTag::kOutline:
      flow_.outline = NumberOf(reader_.Attribute("w:val"), kMaxLevel);
      break;
    case WordTag::kRun:
      in_run_ = true;
      run_ = {.hidden = flow_.format.hidden,
              .highlighted = flow_.format.highlighted};
      run_begin_ = Here();
      break;
    case WordTag::kRunStyle:
      if (IsRunProperty()) {
        const WordFormat style = context_.styles.Of(reader_.Attribute("w:val"));
        if (style.hidden) run_.hidden = style.hidden;
        if (style.highlighted) run_.highlighted = style.highlighted;
      }
      break;
    case WordTag::kHidden:
      if (IsRunProperty()) run_.hidden = IsOn(reader_);
      break;
    case WordTag::kHighlight:
      if (IsRunProperty()) run_.highlighted = IsOn(reader_);
      break;
    case WordTag::kInsertion:
    case WordTag::kDeletion: {
      const bool shown = (tag == WordTag::kInsertion) ==
                         (context_.changes == Changes::kAccepted);
      if (ParentIs(WordTag::kRunProperties)) {  // of the paragraph's mark
        flow_.joined |= !shown;
        open_.back() = WordTag::kOther;
      } else {
        StartChange(shown, tag == WordTag::kInsertion ? RemarkKind::kInsertion
                                                      : RemarkKind::kDeletion);
      }
      break;
    }
    case WordTag::kTable:
      flow_.out->Close();
      flow_.in_cell.push_back(false);
      break;
    case WordTag::kRow:
      flow_.new_row = true;
      break;
    case WordTag::kCell:
      if (!flow_.in_cell.empty()) flow_.in_cell.back() = true;
      break;
    case WordTag::kTextBox:
      StartTextBox();
      break;
    case WordTag::kControl:
      controls_.push_back({false, Here()});
      break;
    case WordTag::kPrompt:
      if (!controls_.empty()) controls_.back().prompt = IsOn(reader_);
      break;
    case WordTag::kSimpleField:
      fields_.push_back({reader_.Attribute("w:instr"), Here(), true});
      break;
    case WordTag::kFieldChar:
      FieldChar();
      break;
    case WordTag::kCommentStart:
      StartComment();
      break;
    case WordTag::kCommentEnd:
      EndComment();
      break;
    case WordTag::kCommentReference:
      ReferComment();
      break;
    case WordTag::kText:
      preserve_ = reader_.Attribute("xml:space") == "preserve";
      break;
    case WordTag::kTab:
      Put("\t");
      break;
    case WordTag::kNoBreakHyphen:
      Put("\u2011");
      break;
    case WordTag::kSoftHyphen:
      Put("\u00AD");
      break;
    case WordTag::kSymbol:
      Symbol();
      break;
    case WordTag::kBreak:
      if (hidden_changes_ == 0 && flow_.out->HasText()) {
        Put("\n");
        flow_.after_break = true;
      }
      break;
    default:
      break;
  }
  return true;
}

void WordWalk::End(WordTag tag) {
  switch (tag) {
    case WordTag::kAlternate:
      chosen_.pop_back();
      break;
    case WordTag::kParagraph:
      EndParagraph();
      break;
    case WordTag::kRun:
      EndRun();
      break;
    case WordTag::kInsertion:
    case WordTag::kDeletion:
      EndChange();
      break;
    case WordTag::kTable:
      flow_.out->Close();
      if (!flow_.in_cell.empty()) flow_.in_cell.pop_back();
      break;
    case WordTag::kCell:
      flow_.out->Close();
      if (!flow_.in_cell.empty()) flow_.in_cell.back() = false;
      break;
    case WordTag::kTextBox:
      EndTextBox();
      break;
    case WordTag::kControl: {
      const Control control = controls_.back();
      controls_.pop_back();
      if (control.prompt) Mark(RemarkKind::kPrompt, control.begin);
      break;
    }
    case WordTag::kSimpleField:
      EndField();
      break;
    default:
      break;
  }
}

void WordWalk::StartParagraph() {
  flow_.out->BeginParagraph();
  if (!flow_.joined) flow_.out->Close();
  flow_.joined = false;
  flow_.after_break = false;
  flow_.format = {};
  flow_.list.reset();
  flow_.outline.reset();
}

void WordWalk::EndParagraph() {
  if (!flow_.joined) flow_.out->Close();
}

void WordWalk::StartTextBox() {
  outside_.push_back(std::move(flow_));
  flow_ = {.out = &texts_.boxes};
  texts_.boxes.BeginStory(fmt::format("{}{}text box {}", running_ ? story_ : "",
                                      running_ ? ", " : "", ++boxes_));
}

void WordWalk::EndTextBox() {
  flow_.out->Close();
  flow_ = std::move(outside_.back());
  outside_.pop_back();
  in_run_ = true;
  run_ = {};
  run_begin_ = Here();
}

// A span of the current text that ends here.
void WordWalk::Mark(RemarkKind kind, uint32_t begin, std::string text) {
  Remark remark;
  remark.kind = kind;
  remark.span = {std::min(begin, Here()), Here()};
  remark.text = std::move(text);
  if (!remark.span.empty()) flow_.out->Add(std::move(remark));
}

void WordWalk::EndRun() {
  in_run_ = false;
  if (run_.hidden.value_or(false)) Mark(RemarkKind::kHidden, run_begin_);
  if (run_.highlighted.value_or(false)) {
    Mark(RemarkKind::kHighlight, run_begin_);
  }
}

void WordWalk::StartChange(bool shown, RemarkKind kind) {
  OpenChange change;
  change.shown = shown;
  change.remark.kind = kind;
  change.remark.author = reader_.Attribute("w:author");
  change.remark.date = reader_.Attribute("w:date");
  change.remark.span.begin = Here();
  changes_.push_back(std::move(change));
  if (!shown) ++hidden_changes_;
}

void WordWalk::EndChange() {
  OpenChange change = std::move(changes_.back());
  changes_.pop_back();
  if (!change.shown) --hidden_changes_;
  Remark& remark = change.remark;
  remark.span = {std::min(remark.span.begin, Here()), Here()};
  if (!remark.span.empty() || !remark.text.empty()) {
    flow_.out->Add(std::move(remark));
  }
}

void WordWalk::FieldChar() {
  const std::string type = reader_.Attribute("w:fldCharType");
  if (type == "begin") {
    fields_.push_back({});
  } else if (type == "separate" && !fields_.empty()) {
    fields_.back().has_result = true;
    fields_.back().begin = Here();
  } else if (type == "end" && !fields_.empty()) {
    EndField();
  }
}

void WordWalk::EndField() {
  OpenField field = std::move(fields_.back());
  fields_.pop_back();
  if (field.has_result) {
    Mark(RemarkKind::kField, field.begin, std::move(field.instruction));
  }
}

void WordWalk::StartComment() {
  anchors_.insert_or_assign(reader_.Attribute("w:id"),
                            Anchor{flow_.out, Here()});
}

void WordWalk::EndComment() {
  const std::string id = reader_.Attribute("w:id");
  const auto anchor = anchors_.find(id);
  const auto comment = context_.comments.find(id);
  if (anchor == anchors_.end() || comment == context_.comments.end() ||
      !commented_.insert(id).second) {
    return;
  }
  Remark remark = comment->second;
  remark.span = {Here(), Here()};
  if (anchor->second.out == flow_.out) {
    remark.span.begin = std::min(anchor->second.begin, Here());
  }
  flow_.out->Add(std::move(remark));
}

void WordWalk::ReferComment() {
  const std::string id = reader_.Attribute("w:id");
  const auto comment = context_.comments.find(id);
  if (comment == context_.comments.end() || !commented_.insert(id).second) {
    return;
  }
  Remark remark = comment->second;
  remark.span = {Here(), Here()};
  flow_.out->Add(std::move(remark));
}

void WordWalk::Symbol() {
  const int code = NumberOf(reader_.Attribute("w:char"), 0, 16);
  const bool sound =
      code >= ' ' && code <= 0xFFFF && (code < 0xD800 || code > 0xDFFF);
  std::string symbol;
  AppendUtf8(sound ? static_cast<char32_t>(code) : U'\uFFFD', &symbol);
  Put(symbol);
}

void WordWalk::Characters(Token token) {
  const WordTag tag = open_.empty() ? WordTag::kOther : open_.back();
  const bool reference = token == Token::kReference;
  string_view text =
      reference ? reader_.decoded()
                : xml_.substr(reader_.begin(), reader_.end() - reader_.begin());
  if (tag == WordTag::kInstruction) {
    if (!fields_.empty()) AppendRemarkText(text, &fields_.back().instruction);
    return;
  }
  if (tag != WordTag::kText) return;
  if (reference) return Put(text);
  size_t begin = reader_.begin();
  size_t end = reader_.end();
  if (!preserve_) {
    // Word drops white space at both ends of such an element.
    if (xml_[begin - 1] == '>') {
      begin += std::min(text.find_first_not_of(kSpaces), text.size());
    }
    if (xml_.substr(end).starts_with("</")) {
      while (end > begin && kSpaces.find(xml_[end - 1]) != kSpaces.npos) --end;
    }
  }
  if (begin == end) return;
  if (hidden_changes_ != 0) {
    AppendRemarkText(xml_.substr(begin, end - begin),
                     &changes_.back().remark.text);
    return;
  }
  if (flow_.after_break &&
      ListMarkLength(xml_.substr(begin, kMarkBytes)) != 0) {
    flow_.out->Close();
  }
  OpenBlock();
  flow_.out->Copy(begin, end);
}

// `text` in place of the token.
void WordWalk::Put(string_view text) {
  if (hidden_changes_ != 0) {
    AppendRemarkText(text, &changes_.back().remark.text);
    return;
  }
  OpenBlock();
  flow_.out->Replace(text, reader_.begin(), reader_.end());
}

void WordWalk::OpenBlock() {
  flow_.after_break = false;
  if (flow_.out->InBlock()) return;
  const auto level = [](int depth) {
    return static_cast<uint8_t>(std::clamp(depth, 0, kMaxLevel));
  };
  const WordFormat& format = flow_.format;
  if (running_) {
    flow_.out->Open(BlockKind::kRunning, 0);
  } else if (!flow_.in_cell.empty() && flow_.in_cell.back()) {
    flow_.out->Open(BlockKind::kTableCell, 0, flow_.new_row ? '\n' : '\t');
    flow_.new_row = false;
  } else if (flow_.outline && *flow_.outline < kMaxLevel) {
    flow_.out->Open(BlockKind::kHeading, level(*flow_.outline + 1));
  } else if (format.kind == BlockKind::kHeading) {
    flow_.out->Open(BlockKind::kHeading, format.level.value_or(1));
  } else if (flow_.list) {
    flow_.out->Open(BlockKind::kListItem, level(*flow_.list + 1));
  } else {
    flow_.out->Open(format.kind.value_or(BlockKind::kParagraph),
                    format.level.value_or(0));
  }
}

}  // namespace

Result<WordTexts> ReadWordPart(string_view name, string_view xml,
                               string_view story, bool running,
                               const WordContext& context) {
  WordTexts texts{StoryText(std::string(name), xml),
                  StoryText(std::string(name), xml)};
  WordWalk walk(xml, story, running, context, &texts);
  if (!walk.Run()) {
    return Fail(
        BrokenPart(name, walk.reader().problem(), walk.reader().begin()));
  }
  return texts;
}

Result<WordComments> ReadWordComments(string_view name, string_view xml,
                                      const ReadLimits& limits) {
  WordComments comments;
  XmlReader reader(xml, WordNamespaces(), limits.depth);
  std::string id;
  Remark comment;
  bool in_text = false;
  for (Token token = reader.Next(); token != Token::kDone;
       token = reader.Next()) {
    const string_view element = reader.name();
    if (token == Token::kBroken) {
      return Fail(BrokenPart(name, reader.problem(), reader.begin()));
    }
    if (token == Token::kReference && in_text) {
      AppendRemarkText(reader.decoded(), &comment.text);
    } else if (token == Token::kText && in_text) {
      AppendRemarkText(
          xml.substr(reader.begin(), reader.end() - reader.begin()),
          &comment.text);
    } else if (token == Token::kStart && element == "w:comment") {
      id = reader.Attribute("w:id");
      comment = {};
      comment.author = reader.Attribute("w:author");
      comment.date = reader.Attribute("w:date");
    } else if (token == Token::kEnd && element == "w:comment") {
      comments.insert_or_assign(id, comment);
    } else if (token == Token::kStart && element == "w:p" &&
               !comment.text.empty()) {
      comment.text += ' ';
    }
    if (token == Token::kStart || token == Token::kEnd) {
      in_text = token == Token::kStart && element == "w:t";
    }
  }
  return comments;
}

}  // namespace galley
