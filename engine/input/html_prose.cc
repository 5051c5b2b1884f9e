#include "engine/input/html_prose.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/input/entity.h"
#include "engine/input/html_tokenizer.h"
#include "engine/input/line_shape.h"

namespace galley {
namespace {

using std::string_view;

// Their start and end tags end a block. Sorted.
constexpr string_view kBlockElements[] = {
    "address", "article",  "aside",  "blockquote", "body",       "button",
    "caption", "center",   "dd",     "details",    "dialog",     "dir",
    "div",     "dl",       "dt",     "fieldset",   "figcaption", "figure",
    "footer",  "form",     "h1",     "h2",         "h3",         "h4",
    "h5",      "h6",       "head",   "header",     "hgroup",     "hr",
    "html",    "legend",   "li",     "main",       "menu",       "nav",
    "ol",      "optgroup", "option", "p",          "pre",        "section",
    "summary", "table",    "tbody",  "td",         "textarea",   "tfoot",
    "th",      "thead",    "title",  "tr",         "ul"};

// Their content is not for readers. Sorted.
constexpr string_view kSkippedElements[] = {
    "audio",  "canvas", "datalist", "iframe", "math",     "noscript",
    "object", "script", "style",    "svg",    "template", "video"};

// What stands for an address that was never filled in. Sorted.
constexpr string_view kEmptyTargets[] = {
    "#",   "http://", "https://", "insert link", "insert url", "link", "tba",
    "tbc", "tbd",     "todo",     "url",         "xx",         "xxx",  "xxxx"};

// Deeper nesting of lists and quotations is counted, but told as this.
constexpr size_t kMaxLevel = 255;
// Enough of a line to see its list mark.
constexpr size_t kLineStart = 32;

bool IsSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool IsLineBreak(char c) { return c == '\n' || c == '\r'; }

class HtmlProse {
 public:
  HtmlProse(string_view source, size_t begin, size_t end, Prose* prose)
      : source_(source.substr(0, end)),
        tokens_(source, begin, end),
        prose_(prose) {}

  void Run() {
    for (HtmlToken token = tokens_.Next(); token.kind != HtmlToken::Kind::kEnd;
         token = tokens_.Next()) {
      switch (token.kind) {
        case HtmlToken::Kind::kText:
          // A reference was longer than its token.
          Text(std::max(token.begin, referenced_), token.end);
          break;
        case HtmlToken::Kind::kReference:
          Reference(token.begin);
          break;
        case HtmlToken::Kind::kStartTag:
          StartTag(token);
          break;
        case HtmlToken::Kind::kEndTag:
          EndTag(token);
          break;
        default:
          break;
      }
    }
    EndBlock();
  }

 private:
  // White space inside a block that is written when text follows it.
  struct Pending {
    size_t begin = 0;
    size_t end = 0;
    bool line_break = false;
  };

  void StartTag(const HtmlToken& token) {
    const string_view tag =
        source_.substr(token.begin, token.end - token.begin);
    const string_view name = token.name;
    if (std::ranges::binary_search(kSkippedElements, name)) {
      if (tag[tag.size() - 2] != '/') tokens_.SkipElement(name);
      return;
    }
    if (name == "br") return LineBreak(token);
    if (name == "a") return Link(token, tag);
    if (name == "code" && pre_depth_ != 0 && !prose_->HasText()) {
      code_ = true;
      return;
    }
    if (IsBracketedProse(tag, name)) return Text(token.begin, token.end);
    if (!std::ranges::binary_search(kBlockElements, name)) return;
    EndBlock();
    if (const auto level = HeadingLevel(name)) heading_ = level;
    if (name == "pre") ++pre_depth_;
    if (name == "blockquote") ++quote_depth_;
    if (name == "ul" || name == "ol" || name == "menu") ++list_depth_;
    if (name == "li") item_ = true;
    if (name == "table") in_cell_.push_back(false);
    if (name == "tr") StartRow();
    if (name == "td" || name == "th") SetInCell(true);
  }

  void EndTag(const HtmlToken& token) {
    const string_view name = token.name;
    if (name == "a" && empty_link_) {
      empty_link_ = false;
      return Text(token.begin, token.end);
    }
    if (name == "code") code_ = false;
    if (name == "br") return LineBreak(token);
    if (!std::ranges::binary_search(kBlockElements, name)) return;
    EndBlock();
    const auto leave = [](size_t* depth) { *depth -= *depth != 0; };
    if (HeadingLevel(name)) heading_.reset();
    if (name == "pre") leave(&pre_depth_);
    if (name == "blockquote") leave(&quote_depth_);
    if (name == "ul" || name == "ol" || name == "menu") leave(&list_depth_);
    if (name == "li") item_ = false;
    if (name == "table" && !in_cell_.empty()) in_cell_.pop_back();
    if (name == "tr") StartRow();
    if (name == "td" || name == "th") SetInCell(false);
  }

  static std::optional<uint8_t> HeadingLevel(string_view name) {
    if (name == "title") return 0;  // stands above the page, not in it
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' &&
        name[1] <= '6') {
      return static_cast<uint8_t>(name[1] - '0');
    }
    return std::nullopt;
  }

  void StartRow() {
    SetInCell(false);
    new_row_ = true;
  }
  void SetInCell(bool in_cell) {
    if (!in_cell_.empty()) in_cell_.back() = in_cell;
  }

  void Link(const HtmlToken& token, string_view tag) {
    const HtmlAttribute target = FindAttribute(tag, "href");
    empty_link_ = target.found && IsEmptyTarget(target.value);
    if (empty_link_) Text(token.begin, token.end);
  }

  void LineBreak(const HtmlToken& token) {
    if (!prose_->HasText()) return;
    pending_ = {};
    prose_->Replace("\n", token.begin, token.end);
    after_break_ = true;
  }

  void Reference(size_t begin) {
    if (begin < referenced_) return;
    const Entity entity = DecodeEntity(source_.substr(begin));
    if (entity.length == 0) return Text(begin, begin + 1);
    StartText();
    referenced_ = begin + entity.length;
    prose_->Replace(entity.text, begin, referenced_);
  }

  void Text(size_t at, size_t end) {
    while (at < end) {
      if (IsSpace(source_[at]) && pre_depth_ == 0) {
        at = Space(at, end);
        continue;
      }
      // "a) one<br>b) two" is a list, whatever its tags.
      if ((after_break_ || !prose_->InBlock()) &&
          ListMarkLength(source_.substr(at, std::min(end - at, kLineStart))) !=
              0) {
        if (after_break_) EndBlock();
        marked_ = true;
      }
      StartText();
      size_t stop = end;
      if (pre_depth_ == 0) {
        stop = at;
        while (stop < end && !IsLineBreak(source_[stop])) ++stop;
        while (IsSpace(source_[stop - 1])) --stop;
      }
      prose_->Copy(at, stop);
      at = stop;
    }
  }

  size_t Space(size_t at, size_t end) {
    const size_t begin = at;
    bool line_break = false;
    for (; at < end && IsSpace(source_[at]); ++at) {
      line_break |= IsLineBreak(source_[at]);
    }
    if (!prose_->HasText() || after_break_) return at;
    // Of two runs with a tag between them the first one counts.
    if (pending_.end == 0) pending_ = {begin, at, line_break};
    return at;
  }

  void StartText() {
    if (!prose_->InBlock()) OpenBlock();
    after_break_ = false;
    if (pending_.end == 0) return;
    if (pending_.line_break) {
      prose_->Replace(" ", pending_.begin, pending_.end);
    } else {
      prose_->Copy(pending_.begin, pending_.end);
    }
    pending_ = {};
  }

  void OpenBlock() {
    const auto level = [](size_t depth) {
      return static_cast<uint8_t>(std::min(depth, kMaxLevel));
    };
    if (!in_cell_.empty() && in_cell_.back()) {
      prose_->Open(BlockKind::kTableCell, 0, new_row_ ? '\n' : '\t');
      new_row_ = false;
    } else if (heading_) {
      prose_->Open(BlockKind::kHeading, *heading_);
    } else if (code_) {
      prose_->Open(BlockKind::kCode, 0);
    } else if (item_ || marked_) {
      prose_->Open(BlockKind::kListItem, level(list_depth_));
      item_ = false;
    } else if (quote_depth_ != 0) {
      prose_->Open(BlockKind::kQuotation, level(quote_depth_));
    } else {
      prose_->Open(BlockKind::kParagraph, 0);
    }
    marked_ = false;
  }

  void EndBlock() {
    prose_->Close();
    pending_ = {};
    after_break_ = false;
    code_ = false;
  }

  string_view source_;
  HtmlTokenizer tokens_;
  Prose* prose_;
  size_t referenced_ = 0;  // the end of the last reference
  Pending pending_{};
  bool after_break_ = false;
  bool empty_link_ = false;
  bool code_ = false;
  bool item_ = false;    // a list item has begun and has no text yet
  bool marked_ = false;  // the coming text begins with a list mark
  bool new_row_ = false;
  std::optional<uint8_t> heading_{};  // level of the open heading
  size_t pre_depth_ = 0;
  size_t quote_depth_ = 0;
  size_t list_depth_ = 0;
  std::vector<bool> in_cell_{};  // by open table
};

}  // namespace

void AppendHtml(string_view source, size_t begin, size_t end, Prose* prose) {
  HtmlProse(source, begin, end, prose).Run();
}

bool IsEmptyTarget(string_view target) {
  while (!target.empty() && IsSpace(target.front())) target.remove_prefix(1);
  while (!target.empty() && IsSpace(target.back())) target.remove_suffix(1);
  std::string folded(target);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded.empty() || std::ranges::binary_search(kEmptyTargets, folded);
}

}  // namespace galley
