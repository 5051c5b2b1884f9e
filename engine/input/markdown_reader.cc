// Markdown: the prose that md4c finds, each byte of it with its place.
//
// md4c's text pointers lie in the source, so pieces map exactly. List marks and
// links without a target stay in the text, where checks can see them.
#include <md4c.h>

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include "engine/input/entity.h"
#include "engine/input/html_prose.h"
#include "engine/input/html_tokenizer.h"
#include "engine/input/line_shape.h"
#include "engine/input/markdown_source.h"
#include "engine/input/reader.h"

namespace galley {
namespace {

using std::string_view;

// Deeper nesting is counted, but told as this.
constexpr size_t kMaxLevel = 255;
// Enough of a line to see its list mark.
constexpr size_t kLineStart = 32;

class MarkdownProse {
 public:
  MarkdownProse(string_view source, size_t begin, Prose* prose)
      : source_(source), prose_(prose), budget_(64 * source.size() + 4096) {
    parser_.flags = MD_DIALECT_GITHUB;
    parser_.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return Of(self)->Spend(&MarkdownProse::EnterBlock, type, detail);
    };
    parser_.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return Of(self)->Spend(&MarkdownProse::LeaveBlock, type, detail);
    };
    parser_.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return Of(self)->Spend(&MarkdownProse::EnterSpan, type, detail);
    };
    parser_.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return Of(self)->Spend(&MarkdownProse::LeaveSpan, type, detail);
    };
    parser_.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size,
                      void* self) {
      return Of(self)->Spend(&MarkdownProse::Text, type,
                             string_view(text, size));
    };
    md_ = source.substr(begin);
  }

  // False where the text is built to make md4c's output explode.
  bool Run() {
    return md_parse(md_.data(), static_cast<MD_SIZE>(md_.size()), &parser_,
                    this) == 0;
  }

 private:
  static MarkdownProse* Of(void* self) {
    return static_cast<MarkdownProse*>(self);
  }

  // A table of many columns makes cells out of nothing; the budget ends that.
  template <typename Function, typename... Arguments>
  int Spend(Function function, Arguments... arguments) {
    if (budget_ == 0) return 1;
    --budget_;
    std::invoke(function, this, arguments...);
    return 0;
  }

  void EnterBlock(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_DOC:
        return;
      case MD_BLOCK_QUOTE:
        ++quote_depth_;
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        ++list_depth_;
        break;
      case MD_BLOCK_LI:
        ++marks_;
        break;
      case MD_BLOCK_H:
        heading_ = static_cast<uint8_t>(
            static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_CODE:
        code_ = true;
        break;
      case MD_BLOCK_HTML:
        html_begin_ = html_end_ = 0;
        break;
      case MD_BLOCK_TR:
        new_row_ = true;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        cell_ = true;
        break;
      default:
        break;
    }
    in_html_ = type == MD_BLOCK_HTML;
    prose_->Close();
  }

  void LeaveBlock(MD_BLOCKTYPE type, void*) {
    prose_->Close();
    switch (type) {
      case MD_BLOCK_QUOTE:
        --quote_depth_;
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        --list_depth_;
        break;
      case MD_BLOCK_LI:
        marks_ = 0;
        break;
      case MD_BLOCK_H:
        heading_ = 0;
        break;
      case MD_BLOCK_CODE:
        code_ = false;
        break;
      case MD_BLOCK_HTML:
        in_html_ = false;
        if (marks_ != 0) OpenBlock(html_begin_);
        AppendHtml(source_, html_begin_, html_end_, prose_);
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        cell_ = false;
        break;
      default:
        break;
    }
  }

  void EnterSpan(MD_SPANTYPE type, void* detail) {
    if (type != MD_SPAN_A) return;
    const MD_ATTRIBUTE& target = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
    const string_view href(target.size == 0 ? "" : target.text, target.size);
    empty_link_ = IsEmptyTarget(href);
    link_opened_ = false;
  }

  void LeaveSpan(MD_SPANTYPE type, void*) {
    if (type != MD_SPAN_A || !empty_link_) return;
    empty_link_ = false;
    const Span rest = link_opened_
                          ? LinkEnd(source_, prose_->consumed())
                          : LinkWithoutText(source_, prose_->consumed());
    if (rest.empty()) return;
    OpenAt(rest.begin);
    prose_->Copy(rest.begin, rest.end);
  }

  void Text(MD_TEXTTYPE type, string_view text) {
    const bool inside = std::greater_equal<>()(text.data(), md_.data()) &&
                        std::less<>()(text.data(), md_.data() + md_.size());
    const size_t begin =
        inside ? static_cast<size_t>(text.data() - source_.data()) : 0;
    const size_t end = begin + text.size();
    if (in_html_) {
      if (!inside) return;
      if (html_end_ == 0) html_begin_ = begin;
      html_end_ = end;
      return;
    }
    if (!inside) return Filler(type, text);
    if (type == MD_TEXT_HTML && !KeepsHtml(text, begin)) return;
    OpenAt(begin);
    if (type == MD_TEXT_ENTITY) {
      const Entity entity = DecodeEntity(text);
      if (entity.length == text.size()) {
        return prose_->Replace(entity.text, begin, end);
      }
    }
    prose_->Copy(begin, end);
  }

  // Line ends and indentation that md4c says with words of its own.
  void Filler(MD_TEXTTYPE type, string_view text) {
    if (type == MD_TEXT_HTML && !html_kept_) return;
    if (!prose_->HasText()) return;
    after_break_ = type == MD_TEXT_SOFTBR || type == MD_TEXT_BR;
    const Span line_end = LineEndFrom(source_, prose_->consumed());
    const bool breaks = type == MD_TEXT_SOFTBR || type == MD_TEXT_BR ||
                        text == "\n" || text == " ";
    if (breaks && !line_end.empty()) {
      prose_->Replace(type == MD_TEXT_CODE ? text : "\n", line_end.begin,
                      line_end.end);
    } else {
      prose_->Insert(breaks ? "\n" : text);
    }
  }

  // Tags and comments inside a line are dropped; "<insert name>" is none.
  bool KeepsHtml(string_view text, size_t begin) {
    if (in_comment_) {
      in_comment_ = !text.ends_with("-->");
      return false;
    }
    if (!text.starts_with('<')) return html_kept_;
    html_kept_ = false;
    if (text.starts_with("<!--")) {
      in_comment_ = !text.ends_with("-->");
      return false;
    }
    HtmlTokenizer tokens(source_, begin, begin + text.size());
    const HtmlToken token = tokens.Next();
    if (token.kind == HtmlToken::Kind::kStartTag && token.name == "br" &&
        prose_->HasText()) {
      prose_->Replace("\n", begin, begin + text.size());
    }
    html_kept_ = token.kind == HtmlToken::Kind::kText ||
                 IsBracketedProse(text, token.name);
    return html_kept_;
  }

  // Makes ready for text that stands at `begin`.
  void OpenAt(size_t begin) {
    if (prose_->InBlock() && after_break_ && StartsItem(begin)) {
      prose_->Open(BlockKind::kListItem, LevelOfItems());
    }
    after_break_ = false;
    if (!prose_->InBlock()) OpenBlock(begin);
    if (empty_link_ && !link_opened_) {
      link_opened_ = true;
      const Span bracket = LinkBegin(source_, prose_->consumed(), begin);
      prose_->Copy(bracket.begin, bracket.end);
    }
  }

  // "a) one" on a line of its own is no list to Markdown, but one to readers.
  bool StartsItem(size_t begin) const {
    return !cell_ && !code_ && heading_ == 0 &&
           ListMarkLength(source_.substr(begin, kLineStart)) != 0;
  }
  uint8_t LevelOfItems() const {
    return static_cast<uint8_t>(std::min(list_depth_ + 1, kMaxLevel));
  }

  void OpenBlock(size_t begin) {
    const auto level = [](size_t depth) {
      return static_cast<uint8_t>(std::min(depth, kMaxLevel));
    };
    const Span mark = marks_ == 0 ? Span{} : ListMarks(source_, begin, marks_);
    marks_ = 0;
    if (cell_) {
      prose_->Open(BlockKind::kTableCell, 0, new_row_ ? '\n' : '\t');
      new_row_ = false;
    } else if (code_) {
      prose_->Open(BlockKind::kCode, 0);
    } else if (heading_ != 0) {
      prose_->Open(BlockKind::kHeading, heading_);
    } else if (!mark.empty()) {
      prose_->Open(BlockKind::kListItem, level(list_depth_));
      prose_->Copy(mark.begin, mark.end);
    } else if (StartsItem(begin)) {
      prose_->Open(BlockKind::kListItem, LevelOfItems());
    } else if (quote_depth_ != 0) {
      prose_->Open(BlockKind::kQuotation, level(quote_depth_));
    } else {
      prose_->Open(BlockKind::kParagraph, 0);
    }
  }

  string_view source_;
  string_view md_{};  // what md4c reads of it: all but the front matter
  Prose* prose_;
  MD_PARSER parser_{};
  size_t budget_;
  size_t quote_depth_ = 0;
  size_t list_depth_ = 0;
  size_t marks_ = 0;  // list items begun and not yet written
  uint8_t heading_ = 0;
  bool code_ = false;
  bool cell_ = false;
  bool new_row_ = false;
  bool in_html_ = false;
  size_t html_begin_ = 0;
  size_t html_end_ = 0;
  bool html_kept_ = false;
  bool in_comment_ = false;
  bool empty_link_ = false;
  bool link_opened_ = false;
  bool after_break_ = false;
};

}  // namespace

void ReadMarkdown(DocumentParts* parts) {
  Prose prose(parts->text);
  const size_t begin = FrontMatterLength(parts->text);
  if (!HasMonstrousParagraph(parts->text) &&
      MarkdownProse(parts->text, begin, &prose).Run()) {
    std::move(prose).MoveTo(parts);
  } else {
    ReadText(parts);
  }
}

}  // namespace galley
