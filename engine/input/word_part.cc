#include "engine/input/word_part.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "engine/input/relations.h"
#include "engine/input/word_flow.h"
#include "engine/input/word_remarks.h"
#include "engine/input/word_tag.h"
#include "engine/input/xml_reader.h"
#include "engine/text/character.h"

namespace galley {
namespace {

using std::string_view;
using Token = XmlReader::Token;

constexpr string_view kSpaces = " \t\r\n";
constexpr int kNoOutline = 9;  // body text

int NumberOf(const std::string& text, int fallback, int base = 10) {
  int number = fallback;
  std::from_chars(text.data(), text.data() + text.size(), number, base);
  return number;
}

// Walks through the elements, and tells what they mean to those who know.
class WordWalk {
 public:
  WordWalk(string_view xml, string_view story, bool running,
           const WordContext& context, WordTexts* texts)
      : xml_(xml),
        context_(context),
        reader_(xml, WordNamespaces(), context.limits.depth),
        flow_(story, running, texts),
        remarks_(context, &flow_) {}

  bool Run();  // false: broken
  const XmlReader& reader() const { return reader_; }

 private:
  bool Start();  // false: broken
  void End(WordTag tag);
  void FieldChar();
  void Symbol();
  void Characters(Token token);
  void CopyText();
  void Put(string_view text);
  bool ParentIs(WordTag tag) const {
    return open_.size() > 1 && open_[open_.size() - 2] == tag;
  }
  bool IsRunProperty() const {
    return ParentIs(WordTag::kRunProperties) && open_.size() > 2 &&
           open_[open_.size() - 3] == WordTag::kRun;
  }

  string_view xml_;
  const WordContext& context_;
  XmlReader reader_;
  WordFlow flow_;
  WordRemarks remarks_;
  std::vector<WordTag> open_{};
  std::vector<bool> chosen_{};  // by open alternative: one was read
  bool preserve_ = false;  // white space at the ends of the open text element
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
  flow_.Close();
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
      flow_.BeginNote();
      break;
    case WordTag::kParagraph:
      flow_.BeginParagraph();
      break;
    case WordTag::kStyle:
      flow_.SetStyle(context_.styles.Of(reader_.Attribute("w:val")));
      break;
    case WordTag::kNumber:
      if (reader_.Attribute("w:val") == "0") {
        flow_.SetList(std::nullopt);
      } else if (!flow_.InList()) {
        flow_.SetList(0);
      }
      break;
    case WordTag::kLevel:
      flow_.SetList(NumberOf(reader_.Attribute("w:val"), 0));
      break;
    case WordTag::kOutline:
      flow_.SetOutline(NumberOf(reader_.Attribute("w:val"), kNoOutline));
      break;
    case WordTag::kRun:
      remarks_.BeginRun();
      break;
    case WordTag::kRunStyle:
      if (IsRunProperty()) {
        remarks_.SetRunStyle(context_.styles.Of(reader_.Attribute("w:val")));
      }
      break;
    case WordTag::kHidden:
      if (IsRunProperty()) remarks_.SetHidden(IsOn(reader_));
      break;
    case WordTag::kHighlight:
      if (IsRunProperty()) remarks_.SetHighlighted(IsOn(reader_));
      break;
    case WordTag::kInsertion:
    case WordTag::kDeletion: {
      const bool shown = (tag == WordTag::kInsertion) ==
                         (context_.changes == Changes::kAccepted);
      if (ParentIs(WordTag::kRunProperties)) {  // of the paragraph's mark
        if (!shown) flow_.Join();
        open_.back() = WordTag::kOther;
      } else {
        remarks_.BeginChange(shown,
                             tag == WordTag::kInsertion ? RemarkKind::kInsertion
                                                        : RemarkKind::kDeletion,
                             reader_);
      }
      break;
    }
    case WordTag::kTable:
      flow_.BeginTable();
      break;
    case WordTag::kRow:
      flow_.BeginRow();
      break;
    case WordTag::kCell:
      flow_.BeginCell();
      break;
    case WordTag::kTextBox:
      flow_.BeginTextBox();
      break;
    case WordTag::kControl:
      remarks_.BeginControl();
      break;
    case WordTag::kPrompt:
      remarks_.SetPrompt(IsOn(reader_));
      break;
    case WordTag::kSimpleField:
      remarks_.BeginField(reader_.Attribute("w:instr"), true);
      break;
    case WordTag::kFieldChar:
      FieldChar();
      break;
    case WordTag::kCommentStart:
      remarks_.BeginComment(reader_.Attribute("w:id"));
      break;
    case WordTag::kCommentEnd:
      remarks_.EndComment(reader_.Attribute("w:id"));
      break;
    case WordTag::kCommentReference:
      remarks_.ReferComment(reader_.Attribute("w:id"));
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
      if (!remarks_.Hides() && flow_.HasText()) {
        Put("\n");
        flow_.AfterBreak();
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
      flow_.EndParagraph();
      break;
    case WordTag::kRun:
      remarks_.EndRun();
      break;
    case WordTag::kInsertion:
    case WordTag::kDeletion:
      remarks_.EndChange();
      break;
    case WordTag::kTable:
      flow_.EndTable();
      break;
    case WordTag::kCell:
      flow_.EndCell();
      break;
    case WordTag::kTextBox:
      flow_.EndTextBox();
      remarks_.ResumeRun();
      break;
    case WordTag::kControl:
      remarks_.EndControl();
      break;
    case WordTag::kSimpleField:
      remarks_.EndField();
      break;
    default:
      break;
  }
}

void WordWalk::FieldChar() {
  const std::string type = reader_.Attribute("w:fldCharType");
  if (type == "begin") {
    remarks_.BeginField({}, false);
  } else if (type == "separate") {
    remarks_.SeparateField();
  } else if (type == "end") {
    remarks_.EndField();
  }
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
  if (tag == WordTag::kInstruction) {
    remarks_.AddInstruction(
        reference
            ? reader_.decoded()
            : xml_.substr(reader_.begin(), reader_.end() - reader_.begin()));
  } else if (tag == WordTag::kText && reference) {
    Put(reader_.decoded());
  } else if (tag == WordTag::kText) {
    CopyText();
  }
}

void WordWalk::CopyText() {
  size_t begin = reader_.begin();
  size_t end = reader_.end();
  if (!preserve_) {
    // Word drops white space at both ends of such an element.
    if (xml_[begin - 1] == '>') {
      begin = std::min(xml_.find_first_not_of(kSpaces, begin), end);
    }
    if (xml_.substr(end).starts_with("</")) {
      while (end > begin && kSpaces.find(xml_[end - 1]) != kSpaces.npos) --end;
    }
  }
  if (begin == end) return;
  if (remarks_.Hides()) {
    remarks_.Hide(xml_.substr(begin, end - begin));
  } else {
    flow_.Copy(xml_, begin, end);
  }
}

// `text` in place of the token.
void WordWalk::Put(string_view text) {
  if (remarks_.Hides()) {
    remarks_.Hide(text);
  } else {
    flow_.Put(text, reader_);
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

}  // namespace galley
