#include "engine/report/html_draft.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/report/markup.h"
#include "engine/text/character.h"

namespace galley {
namespace {

struct Tags {
  std::string open{};
  std::string close{};
};

Tags TagsOf(const Block& block) {
  switch (block.kind) {
    case BlockKind::kHeading: {
      constexpr int kLowest = 6;
      const int level = std::clamp(block.level + 2, 3, kLowest);
      return {fmt::format("<h{} dir=\"auto\">", level),
              fmt::format("</h{}>", level)};
    }
    case BlockKind::kListItem:
      return {fmt::format("<p class=\"item\" style=\"--level:{}\" "
                          "dir=\"auto\">",
                          block.level),
              "</p>"};
    case BlockKind::kTableCell:
      return {"<td dir=\"auto\">", "</td>"};
    case BlockKind::kQuotation:
      return {"<blockquote dir=\"auto\">", "</blockquote>"};
    case BlockKind::kCode:
      return {"<pre>", "</pre>"};
    case BlockKind::kParagraph:
    case BlockKind::kRunning:
      break;
  }
  return {"<p dir=\"auto\">", "</p>"};
}

class DraftPrinter {
 public:
  DraftPrinter(const Document& document, const std::vector<HtmlMark>& marks,
               std::string* out)
      : text_(document.text()), marks_(marks), out_(*out) {}

  void Print(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      PrintBetween({at_, block.span.begin});
      PrintBlock(block);
      at_ = block.span.end;
    }
    const auto end = static_cast<uint32_t>(text_.size());
    PrintBetween({at_, end});
    EndTable();
    // What is marked in the white space at the end.
    if (next_ < marks_.size()) {
      PrintBlock({{end, end}, BlockKind::kParagraph, 0});
    }
  }

 private:
  // Text of no block is a paragraph; white space says where a row ends.
  void PrintBetween(Span span) {
    const Span trimmed = Trimmed(text_, span);
    if (!trimmed.empty()) {
      PrintBlock({trimmed, BlockKind::kParagraph, 0});
    } else if (in_table_ && span.In(text_).find('\n') != text_.npos) {
      row_ended_ = true;
    }
  }

  void PrintBlock(const Block& block) {
    if (block.kind == BlockKind::kTableCell && !in_table_) {
      out_ += "<table><tr>";
      in_table_ = true;
    } else if (block.kind != BlockKind::kTableCell) {
      EndTable();
    } else if (row_ended_) {
      out_ += "</tr>\n<tr>";
    }
    row_ended_ = false;
    const Tags tags = TagsOf(block);
    out_ += tags.open;
    PrintText(block.span);
    out_ += tags.close;
    if (!in_table_) out_ += '\n';
  }

  void EndTable() {
    if (in_table_) out_ += "</tr></table>\n";
    in_table_ = false;
  }

  void PrintText(Span span) {
    for (const HtmlMark* mark : open_) OpenTag(*mark);
    uint32_t at = span.begin;
    for (;;) {
      CloseMarks(at);
      const bool last = at == text_.size();
      while (next_ < marks_.size() && marks_[next_].span.begin <= at &&
             (at < span.end || last)) {
        OpenMark(marks_[next_++]);
        CloseMarks(at);
      }
      if (at >= span.end) break;
      uint32_t next = span.end;
      if (next_ < marks_.size()) {
        next = std::min(next, marks_[next_].span.begin);
      }
      for (const HtmlMark* mark : open_) next = std::min(next, mark->span.end);
      AppendMarkup(Span{at, next}.In(text_), &out_);
      at = next;
    }
    for (size_t i = 0; i < open_.size(); ++i) out_ += "</mark>";
  }

  void OpenTag(const HtmlMark& mark) {
    out_ += fmt::format("<mark {}>", mark.attributes);
  }

  void OpenMark(const HtmlMark& mark) {
    OpenTag(mark);
    out_ += mark.head;
    open_.push_back(&mark);
  }

  // Those that end at `at`; others that were opened inside them are opened
  // again.
  void CloseMarks(uint32_t at) {
    const auto ended = [at](const HtmlMark* mark) {
      return mark->span.end <= at;
    };
    const auto outermost = std::ranges::find_if(open_, ended);
    for (auto mark = outermost; mark != open_.end(); ++mark) out_ += "</mark>";
    const auto kept = std::remove_if(outermost, open_.end(), ended);
    open_.erase(kept, open_.end());
    for (auto mark = outermost; mark != open_.end(); ++mark) OpenTag(**mark);
  }

  const std::string_view text_;
  const std::vector<HtmlMark>& marks_;
  std::string& out_;
  uint32_t at_ = 0;
  size_t next_ = 0;                      // of marks_
  std::vector<const HtmlMark*> open_{};  // from the outermost inwards
  bool in_table_ = false;
  bool row_ended_ = false;
};

}  // namespace

void AppendDraft(const Document& document, const std::vector<HtmlMark>& marks,
                 std::string* out) {
  DraftPrinter(document, marks, out).Print(document.blocks());
}

}  // namespace galley
